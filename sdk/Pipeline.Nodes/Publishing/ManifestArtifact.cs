using System.Text.Json.Serialization;

namespace Pipeline.Nodes.Publishing;

/// <summary>One artifact of a manifest.</summary>
/// <param name="Name">Its path below the output folder.</param>
/// <param name="Bytes">Its size in bytes.</param>
/// <param name="Sha256">Its SHA-256 in lower-case hex.</param>
/// <param name="MediaType">Its media type.</param>
/// <param name="Rows">How many rows it holds, where the node said so.</param>
/// <param name="ETag">The store's entity tag; null until the artifact is visible.</param>
/// <param name="VersionId">The store's version, in a bucket with versions.</param>
internal sealed record ManifestArtifact(
    string Name,
    long Bytes,
    string Sha256,
    string MediaType,
    long? Rows = null,
    [property: JsonPropertyName("etag")] string? ETag = null,
    string? VersionId = null);
