using Pipeline.Nodes.ChartRenderer.Charts;

namespace Pipeline.Nodes.ChartRenderer.Report;

/// <summary>A chart of the report.</summary>
/// <param name="Layout">The chart.</param>
/// <param name="TableFile">The file of the table behind it.</param>
internal sealed record ReportChart(ChartLayout Layout, string TableFile);
