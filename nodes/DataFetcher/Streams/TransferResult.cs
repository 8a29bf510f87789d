namespace Pipeline.Nodes.DataFetcher.Streams;

/// <summary>What a transfer moved.</summary>
/// <param name="ReceivedBytes">Bytes from the source, as it sent them.</param>
/// <param name="Sha256">The SHA-256 of those, in lower-case hex.</param>
/// <param name="StoredBytes">Bytes to the store, after decompression.</param>
internal sealed record TransferResult(long ReceivedBytes, string Sha256, long StoredBytes);
