namespace Pipeline.Nodes.DataFetcher.Streams;

/// <summary>How data goes from its source to the store.</summary>
/// <param name="Name">The source, fit to be shown.</param>
/// <param name="Layers">The gzip to undo.</param>
/// <param name="Limit">The limit of both sides.</param>
/// <param name="Sha256">What the SHA-256 of the bytes from the source must be, in hex; null for anything.</param>
/// <param name="OnReceived">Is told each time how many more bytes came; null for nobody.</param>
internal sealed record TransferOptions(string Name, GzipLayers Layers, SizeLimit Limit, string? Sha256, Action<int>? OnReceived);
