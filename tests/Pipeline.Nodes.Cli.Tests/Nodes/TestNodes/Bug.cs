namespace Pipeline.Nodes.Cli.Tests.Nodes;

internal sealed record BugConfig;

/// <summary>Fails in an unexpected way: exit code 70 and a stack trace.</summary>
internal sealed class Bug : PipelineNode<BugConfig>
{
    protected override Task ExecuteAsync(NodeRun<BugConfig> run, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("No element satisfies the condition.");
}
