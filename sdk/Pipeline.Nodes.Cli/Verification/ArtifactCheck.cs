namespace Pipeline.Nodes.Cli.Verification;

/// <summary>One artifact, held against its manifest.</summary>
/// <param name="Path">Its path below the workspace.</param>
/// <param name="Bytes">Its size in bytes, as the manifest says.</param>
/// <param name="Sha256">Its SHA-256, as the manifest says.</param>
/// <param name="State"><c>ok</c>, <c>missing</c>, <c>changed</c> (another object stands there) or <c>damaged</c> (other bytes).</param>
/// <param name="Detail">What was found instead.</param>
internal sealed record ArtifactCheck(string Path, long Bytes, string Sha256, string State, string? Detail)
{
    public const string Fine = "ok";

    /// <summary>Whether it is what its manifest says.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool IsOk => State == Fine;
}
