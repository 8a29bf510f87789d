namespace Pipeline.Nodes.Tests.Lifecycle;

/// <summary>A node that does what a test says.</summary>
public sealed class DelegateNode(Func<NodeRun, CancellationToken, Task> execute) : PipelineNode<LineCountConfig>
{
    protected override Task ExecuteAsync(NodeRun<LineCountConfig> run, CancellationToken cancellationToken) => execute(run, cancellationToken);
}
