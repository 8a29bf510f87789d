namespace Pipeline.Nodes.Cli.Tests.Nodes;

internal sealed record ChartRendererConfig(int ChartDpi = 300);

/// <summary>Stands for the real one: publishes its resolution, and what it was told of the run.</summary>
internal sealed class ChartRenderer : PipelineNode<ChartRendererConfig>
{
    protected override async Task ExecuteAsync(NodeRun<ChartRendererConfig> run, CancellationToken cancellationToken)
    {
        await run.InputAsync("totals.csv", cancellationToken);
        await File.WriteAllTextAsync(run.Output("charts/costs.txt"), $"{run.Config.ChartDpi} dpi\n", cancellationToken);
        await File.WriteAllTextAsync(run.Output("report.txt"), $"{run.Section}\n", cancellationToken);
    }
}
