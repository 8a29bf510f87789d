using System.Text.Json.Serialization;
using Pipeline.Nodes.Cli.Configs.Differences;

namespace Pipeline.Nodes.Cli.Configs.Versions;

/// <summary>What became of a push.</summary>
/// <param name="To">Where the file stands.</param>
/// <param name="Result"><c>uploaded</c>, <c>unchanged</c> or <c>dry_run</c>.</param>
/// <param name="ETag">The ETag of what stands there now; absent where nothing does.</param>
/// <param name="VersionId">The bucket's version of it.</param>
/// <param name="Difference">How it differs from what stood there.</param>
internal sealed record PushReport(
    string To, string Result, [property: JsonPropertyName("etag")] string? ETag, string? VersionId, DifferenceReport Difference);
