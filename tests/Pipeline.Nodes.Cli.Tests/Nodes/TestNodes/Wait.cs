namespace Pipeline.Nodes.Cli.Tests.Nodes;

internal sealed record WaitConfig(int Steps = 0);

/// <summary>Reports progress, a step each half second, or once and then waits until it is stopped.</summary>
internal sealed class Wait : PipelineNode<WaitConfig>
{
    private const int StepBytes = 12_500_000;

    protected override async Task ExecuteAsync(NodeRun<WaitConfig> run, CancellationToken cancellationToken)
    {
        long expected = StepBytes * (long)Math.Max(4, run.Config.Steps);
        ProgressLog.Progress(run.Logger, "12.5 MB of 50.0 MB (25 %), 1,000 rows", "5.00 s", StepBytes, expected, 1_000);
        for (int step = 1; step <= run.Config.Steps; step++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), cancellationToken);
            ProgressLog.Progress(run.Logger, "more", "5.00 s", (long)step * StepBytes, expected, step * 1_000L);
        }

        if (run.Config.Steps == 0)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        await File.WriteAllTextAsync(run.Output("input.csv"), "name,cost\n", cancellationToken);
    }
}
