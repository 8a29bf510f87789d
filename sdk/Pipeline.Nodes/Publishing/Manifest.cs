using System.Text.Json.Serialization;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Publishing;

/// <summary>The commit record of an output folder: <c>_manifest.json</c>. The format is public and carries a version.</summary>
internal sealed record Manifest
{
    /// <summary>The version of the format that this code writes, and the newest that it reads.</summary>
    public const int CurrentVersion = 1;

    public required int ManifestVersion { get; init; }

    public required ManifestState State { get; init; }

    public required string Pipeline { get; init; }

    public required string DagKey { get; init; }

    public required string Section { get; init; }

    public required string Type { get; init; }

    public required string Run { get; init; }

    public required int Try { get; init; }

    public required string Pod { get; init; }

    public required string Attempt { get; init; }

    public int? MapIndex { get; init; }

    /// <summary>The SHA-256 of the config file that the attempt used.</summary>
    public required string ConfigSha256 { get; init; }

    /// <summary>The SHA-256 over type, program version, section and inputs: two attempts with the same do the same work.</summary>
    public required string WorkSha256 { get; init; }

    public required IReadOnlyList<ManifestArtifact> Artifacts { get; init; }

    public required IReadOnlyList<ManifestInput> Inputs { get; init; }

    public required IReadOnlyList<Artifacts.SourceRecord> Sources { get; init; }

    public required IReadOnlyDictionary<string, long> Counters { get; init; }

    public required string SdkVersion { get; init; }

    public required string ProgramVersion { get; init; }

    public string? Image { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When the attempt wrote this record: the claim, then the commit.</summary>
    public required DateTimeOffset WrittenAt { get; init; }

    /// <summary>The highest try of each of the last runs, newest last.</summary>
    public required IReadOnlyList<FenceEntry> Fence { get; init; }

    /// <summary>While publishing: the uploads that whoever takes over must abort.</summary>
    public IReadOnlyList<UploadReference>? Uploads { get; init; }

    /// <summary>While publishing: the last commit, which readers use until the next one.</summary>
    public Manifest? Previous { get; init; }

    /// <summary>The newest commit that this record knows of.</summary>
    [JsonIgnore]
    public Manifest? LastCommit => State == ManifestState.Committed ? this : Previous;

    /// <summary>Whether two records publish the same bytes under the same names.</summary>
    public bool HasSameContent(Manifest other)
        => Artifacts.Select(artifact => (artifact.Name, artifact.Sha256)).SequenceEqual(other.Artifacts.Select(artifact => (artifact.Name, artifact.Sha256)));
}
