namespace Pipeline.Nodes.Testing.Tests.Nodes;

/// <summary>The smallest node of the README.</summary>
public sealed class LineCount : PipelineNode<LineCountConfig>
{
    protected override async Task ExecuteAsync(NodeRun<LineCountConfig> run, CancellationToken cancellationToken)
    {
        string report = await run.InputAsync("report.csv", cancellationToken);
        int lines = await File.ReadLinesAsync(report, cancellationToken).CountAsync(cancellationToken);
        await File.WriteAllTextAsync(run.Output("count.txt"), $"{run.Config.Label}: {lines}\n", cancellationToken);
    }
}
