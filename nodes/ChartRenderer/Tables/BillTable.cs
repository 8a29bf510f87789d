namespace Pipeline.Nodes.ChartRenderer.Tables;

/// <summary>One table that the summary names.</summary>
/// <param name="File">The table's file name, ending in <c>.csv</c>.</param>
/// <param name="Kind">What its rows stand for.</param>
/// <param name="Column">The column of the bill that it groups by; several joined by <c>+</c>; empty for none.</param>
/// <param name="Currency">The one currency of all its amounts.</param>
internal sealed record BillTable(string File, TableKind Kind, string Column, string Currency)
{
    /// <summary>The file name without its extension.</summary>
    public string Stem => File[..^".csv".Length];

    /// <summary>The columns that a group takes in the table.</summary>
    public IReadOnlyList<string> GroupColumns => Column.Length == 0 ? [] : [.. Column.Split('+', StringSplitOptions.TrimEntries).Select(CellText.AsWritten)];
}
