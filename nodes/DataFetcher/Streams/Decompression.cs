using System.Text.Json.Serialization;

namespace Pipeline.Nodes.DataFetcher.Streams;

/// <summary>What is done with compressed data on its way to the store.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Decompression>))]
internal enum Decompression
{
    /// <summary>Gzip is undone where the source says that it is gzip: by its content type, its content encoding, or its name.</summary>
    [JsonStringEnumMemberName("auto")]
    Auto,

    /// <summary>The bytes are stored as the source sends them.</summary>
    [JsonStringEnumMemberName("none")]
    None,

    /// <summary>The data is gzip, whatever the source says, and is stored without it.</summary>
    [JsonStringEnumMemberName("gzip")]
    Gzip,
}
