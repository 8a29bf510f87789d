using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Tests.Nodes;

internal sealed record FailConfig(string Reason = "row 7 has no cost");

/// <summary>Fails in an expected way: exit code 65.</summary>
internal sealed class Fail : PipelineNode<FailConfig>
{
    protected override Task ExecuteAsync(NodeRun<FailConfig> run, CancellationToken cancellationToken) =>
        throw new BadDataException($"data/input.csv: {run.Config.Reason}. Fix the bill.");
}
