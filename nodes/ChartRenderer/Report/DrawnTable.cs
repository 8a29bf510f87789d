using Pipeline.Nodes.ChartRenderer.Charts;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Report;

/// <summary>What came of a table.</summary>
/// <param name="Table">What it is.</param>
/// <param name="Page">What the page shows of it.</param>
/// <param name="Charts">Its charts.</param>
/// <param name="Headline">The sentence that it gives; null for a table that is none of changes.</param>
internal sealed record DrawnTable(BillTable Table, PageRows Page, IReadOnlyList<(ChartKind Kind, ChartLayout Layout)> Charts, string? Headline);
