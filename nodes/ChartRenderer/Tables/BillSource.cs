namespace Pipeline.Nodes.ChartRenderer.Tables;

/// <summary>One file that a bill was read from.</summary>
/// <param name="File">Its name, with its folder.</param>
/// <param name="RowCount">How many rows it has.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Sha256">Its SHA-256 in hex; null where nobody said.</param>
internal sealed record BillSource(string File, long RowCount, long Bytes, string? Sha256);
