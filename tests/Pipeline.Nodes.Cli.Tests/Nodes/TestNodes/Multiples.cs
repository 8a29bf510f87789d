using Pipeline.Nodes.Config;

namespace Pipeline.Nodes.Cli.Tests.Nodes;

/// <summary>Settings with a rule across them, which fails itself where the step is 0.</summary>
internal sealed record MultiplesConfig(int Count = 4, int Step = 2, string Label = "all") : IConfigCheck
{
    public IEnumerable<string> FindProblems() =>
        Count % Step == 0 ? [] : [$"count: {Count} is no multiple of 'step', {Step}. Take one of its multiples."];
}

/// <summary>Has a config record that checks itself.</summary>
internal sealed class Multiples : PipelineNode<MultiplesConfig>
{
    protected override Task ExecuteAsync(NodeRun<MultiplesConfig> run, CancellationToken cancellationToken) =>
        File.WriteAllTextAsync(run.Output("multiples.txt"), $"{run.Config.Label} {run.Config.Count}\n", cancellationToken);
}
