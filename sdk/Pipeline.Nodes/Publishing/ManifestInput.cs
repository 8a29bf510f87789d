using System.Text.Json.Serialization;

namespace Pipeline.Nodes.Publishing;

/// <summary>One input that the attempt worked on.</summary>
/// <param name="Path">Folder and name: <c>data/input.csv</c>.</param>
/// <param name="Bytes">Its size in bytes.</param>
/// <param name="Sha256">Its SHA-256; null where its folder has no manifest.</param>
/// <param name="ETag">The entity tag that was read.</param>
/// <param name="Attempt">The attempt that published it; null where its folder has no manifest.</param>
internal sealed record ManifestInput(
    string Path, long Bytes, string? Sha256, [property: JsonPropertyName("etag")] string ETag, string? Attempt);
