namespace Pipeline.Nodes.Cli.Tests.Nodes;

internal sealed record HalfDoneConfig;

/// <summary>Knows its schema; run, the program ends with 0 and has published nothing.</summary>
internal sealed class HalfDone : PipelineNode<HalfDoneConfig>
{
    protected override Task ExecuteAsync(NodeRun<HalfDoneConfig> run, CancellationToken cancellationToken) => Task.CompletedTask;
}
