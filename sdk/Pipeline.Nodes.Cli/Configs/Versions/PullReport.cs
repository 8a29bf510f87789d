namespace Pipeline.Nodes.Cli.Configs.Versions;

/// <summary>A config file that was brought to this machine.</summary>
/// <param name="File">Its path here.</param>
/// <param name="From">Where it stands.</param>
/// <param name="Version">The version that was asked for.</param>
/// <param name="Bytes">Its size in bytes.</param>
/// <param name="Sha256">The SHA-256 of its bytes in lower-case hex.</param>
/// <param name="ETag">The ETag of the file as it is now: what <c>push --if-match</c> takes.</param>
internal sealed record PullReport(
    string File, string From, string? Version, long Bytes, string Sha256, [property: System.Text.Json.Serialization.JsonPropertyName("etag")] string ETag);
