namespace Pipeline.Nodes.Cli.Tests.Nodes;

internal sealed record CostAnalyzerConfig(string CostColumn = "BilledCost");

/// <summary>Stands for the real one: publishes what it reads under another name.</summary>
internal sealed class CostAnalyzer : PipelineNode<CostAnalyzerConfig>
{
    protected override async Task ExecuteAsync(NodeRun<CostAnalyzerConfig> run, CancellationToken cancellationToken)
    {
        string bill = await File.ReadAllTextAsync(await run.InputAsync("input.csv", cancellationToken), cancellationToken);
        await File.WriteAllTextAsync(run.Output("totals.csv"), run.Config.CostColumn + "\n" + bill, cancellationToken);
        run.SetOutputRows("totals.csv", 3);
    }
}
