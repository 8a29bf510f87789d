namespace Pipeline.Nodes.DataFetcher.Streams;

/// <summary>What is done with compressed data on its way to the store.</summary>
internal enum Decompression
{
    /// <summary>Gzip is undone where the source says that it is gzip: by its content type, its content encoding, or its name.</summary>
    Auto,

    /// <summary>The bytes are stored as the source sends them.</summary>
    None,

    /// <summary>The data is gzip, whatever the source says, and is stored without it.</summary>
    Gzip,
}
