using System.Text.Json.Serialization;

namespace Pipeline.Nodes.Artifacts;

/// <summary>Where data came from outside the pipeline, for the manifest.</summary>
/// <param name="Url">The URL without user, password and secret query values, or the object's key in the bucket.</param>
/// <param name="Bytes">How many bytes the source sent.</param>
/// <param name="Sha256">The SHA-256 of these bytes in lower-case hex.</param>
/// <param name="ETag">The source's ETag, as sent, where it gave one.</param>
/// <param name="LastModified">When the source says that it changed last, where it does.</param>
public sealed record SourceRecord(
    string Url,
    long Bytes,
    string Sha256,
    [property: JsonPropertyName("etag")] string? ETag = null,
    DateTimeOffset? LastModified = null);
