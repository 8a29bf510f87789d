namespace Pipeline.Nodes.Cli.Tests.Nodes;

internal sealed record StubbornConfig;

/// <summary>Reports progress once and does not listen when it is told to stop.</summary>
internal sealed class Stubborn : PipelineNode<StubbornConfig>
{
    protected override async Task ExecuteAsync(NodeRun<StubbornConfig> run, CancellationToken cancellationToken)
    {
        ProgressLog.Progress(run.Logger, "12.5 MB", "5.00 s", 12_500_000, 0, 0);
        cancellationToken.Register(() => ProgressLog.Progress(run.Logger, "told to stop", "5.00 s", 0, 0, 0));
        await Task.Delay(Timeout.InfiniteTimeSpan, CancellationToken.None);
    }
}
