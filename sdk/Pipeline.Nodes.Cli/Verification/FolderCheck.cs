using Pipeline.Nodes.Artifacts;

namespace Pipeline.Nodes.Cli.Verification;

/// <summary>One output folder: what stands there, and what it was made from.</summary>
internal sealed record FolderCheck
{
    /// <summary>Its path below the workspace.</summary>
    public required string Folder { get; init; }

    public required string Section { get; init; }

    public required string Type { get; init; }

    public required string Run { get; init; }

    public required string Attempt { get; init; }

    /// <summary>Whether another attempt is publishing there now, or died while it did.</summary>
    public required bool IsPublishing { get; init; }

    public required IReadOnlyList<ArtifactCheck> Artifacts { get; init; }

    public required IReadOnlyList<OriginCheck> Inputs { get; init; }

    /// <summary>What came from outside the pipeline.</summary>
    public required IReadOnlyList<SourceRecord> Sources { get; init; }
}
