using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Report;

/// <summary>A table of the report.</summary>
/// <param name="Table">What it is.</param>
/// <param name="Page">Its first rows.</param>
/// <param name="Sha256">The SHA-256 of its file in hex; null where nobody said.</param>
internal sealed record ReportTable(BillTable Table, PageRows Page, string? Sha256);
