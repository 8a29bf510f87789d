namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>One file of a bill, after it was read.</summary>
/// <param name="File">Its name, with its folder.</param>
/// <param name="RowCount">How many rows it has, without the header, with those that were skipped.</param>
/// <param name="Bytes">Its size as it is stored, compressed or not.</param>
/// <param name="Sha256">Its SHA-256 in hex; null where nobody said.</param>
internal sealed record BillSource(string File, long RowCount, long Bytes, string? Sha256 = null);
