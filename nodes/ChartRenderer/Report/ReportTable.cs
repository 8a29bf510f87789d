using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Report;

/// <summary>A table of the report.</summary>
/// <param name="Table">What it is.</param>
/// <param name="Page">Its first rows.</param>
internal sealed record ReportTable(BillTable Table, PageRows Page);
