using System.Text.Json.Serialization;

namespace Pipeline.Nodes.Cli.Permissions;

/// <summary>An IAM policy, as AWS writes it.</summary>
internal sealed record PolicyDocument(
    [property: JsonPropertyName("Version")] string Version, [property: JsonPropertyName("Statement")] IReadOnlyList<PolicyStatement> Statement);
