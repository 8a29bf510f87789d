namespace Pipeline.Nodes.ChartRenderer.Tables;

/// <summary>One table that the summary names.</summary>
/// <param name="File">The table's file name, ending in <c>.csv</c>.</param>
/// <param name="Kind">What its rows stand for.</param>
/// <param name="Column">The column of the bill that it groups by; empty for <see cref="TableKind.Period"/>.</param>
/// <param name="Currency">The one currency of all its amounts.</param>
internal sealed record BillTable(string File, TableKind Kind, string Column, string Currency)
{
    /// <summary>The file name without its extension.</summary>
    public string Stem => File[..^".csv".Length];
}
