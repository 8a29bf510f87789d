using System.ComponentModel;

namespace Pipeline.Nodes.Tests.Lifecycle;

/// <summary>The settings of <see cref="LineCount"/>.</summary>
public sealed record LineCountConfig(string Label = "lines");

/// <summary>The smallest node: counts the lines of a report.</summary>
[Description("Counts lines.")]
public sealed class LineCount : PipelineNode<LineCountConfig>
{
    protected override async Task ExecuteAsync(NodeRun<LineCountConfig> run, CancellationToken cancellationToken)
    {
        string report = await run.InputAsync("report.csv", cancellationToken);
        int lines = await File.ReadLinesAsync(report, cancellationToken).CountAsync(cancellationToken);
        await File.WriteAllTextAsync(run.Output("count.txt"), $"{run.Config.Label}: {lines}\n", cancellationToken);
        run.SetOutputRows("count.txt", 1);
        run.Count("lines", lines);
    }
}
