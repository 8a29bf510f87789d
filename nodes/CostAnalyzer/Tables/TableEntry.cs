namespace Pipeline.Nodes.CostAnalyzer.Tables;

/// <summary>A table as <c>summary.json</c> lists it.</summary>
/// <param name="File">The name of its file.</param>
/// <param name="Kind">What its rows stand for: <c>group</c>, <c>period</c>, <c>period_and_group</c> or <c>measures</c>.</param>
/// <param name="Column">The grouping column; null in a table without groups.</param>
/// <param name="Currency">The one currency of its amounts.</param>
/// <param name="RowCount">How many rows it has, without the header.</param>
internal sealed record TableEntry(string File, string Kind, string? Column, string Currency, int RowCount);
