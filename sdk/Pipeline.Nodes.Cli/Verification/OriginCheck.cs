namespace Pipeline.Nodes.Cli.Verification;

/// <summary>What a node worked on.</summary>
/// <param name="Path">The input's path below the workspace.</param>
/// <param name="Sha256">The SHA-256 of what was read; absent where its folder has no manifest.</param>
/// <param name="State"><c>ok</c>: its writer's manifest lists these bytes; <c>replaced</c>: it lists others by now; <c>unreadable</c>: its writer's manifest is broken; <c>unmanaged</c>: nobody's manifest lists it.</param>
internal sealed record OriginCheck(string Path, string? Sha256, string State)
{
    public const string Fine = "ok";
    public const string Replaced = "replaced";
    public const string Unreadable = "unreadable";
}
