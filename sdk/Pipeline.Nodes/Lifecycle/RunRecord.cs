using Pipeline.Nodes.Publishing;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>
/// What one attempt did, also when it failed: <c>_runs/{run}/{section}/{try}-{attempt}.json</c>. The format is public and carries a version.
/// </summary>
internal sealed record RunRecord
{
    /// <summary>The version of the format.</summary>
    public const int CurrentVersion = 1;

    public required int RecordVersion { get; init; }

    public required string Pipeline { get; init; }

    public required string DagKey { get; init; }

    public required string Section { get; init; }

    public required string Type { get; init; }

    public required string Run { get; init; }

    public required int Try { get; init; }

    public required string Pod { get; init; }

    public required string Attempt { get; init; }

    public int? MapIndex { get; init; }

    public required int ExitCode { get; init; }

    /// <summary>The exit code's name.</summary>
    public required string Result { get; init; }

    /// <summary>The phase that failed; null on success.</summary>
    public string? FailedPhase { get; init; }

    /// <summary>The text of the termination message.</summary>
    public required string Message { get; init; }

    public required bool RetryHelps { get; init; }

    /// <summary>What the message speaks of, by name.</summary>
    public required IReadOnlyDictionary<string, string> Facts { get; init; }

    public required string OutputFolder { get; init; }

    /// <summary>The attempt whose commit holds this work now; null where nothing was published.</summary>
    public string? PublishedBy { get; init; }

    public string? ManifestSha256 { get; init; }

    public IReadOnlyList<ManifestArtifact>? Artifacts { get; init; }

    public required IReadOnlyList<ManifestInput> Inputs { get; init; }

    public required IReadOnlyDictionary<string, long> Counters { get; init; }

    public required IReadOnlyList<PhaseRecord> Phases { get; init; }

    public required string ConfigSha256 { get; init; }

    public required string SdkVersion { get; init; }

    public required string ProgramVersion { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset EndedAt { get; init; }
}
