using System.Text.Json.Serialization;

namespace Pipeline.Nodes.Cli.Permissions;

/// <summary>One statement of a policy: what may be done, and on what.</summary>
internal sealed record PolicyStatement(
    [property: JsonPropertyName("Sid")] string Sid,
    [property: JsonPropertyName("Effect")] string Effect,
    [property: JsonPropertyName("Action")] IReadOnlyList<string> Action,
    [property: JsonPropertyName("Resource")] IReadOnlyList<string> Resource);
