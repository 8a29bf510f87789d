namespace Pipeline.Nodes.Lifecycle;

/// <summary>What a node tells the tasks after it through Airflow: a pointer and a few counts, never data.</summary>
internal sealed record XComValue
{
    public required int ExitCode { get; init; }

    /// <summary>The exit code's name.</summary>
    public required string Result { get; init; }

    public required string Message { get; init; }

    /// <summary>Where the manifest stands; null where nothing was published.</summary>
    public string? Manifest { get; init; }

    public string? ManifestSha256 { get; init; }

    public int? ArtifactCount { get; init; }

    public long? ArtifactBytes { get; init; }

    /// <summary>The first counters by name.</summary>
    public IReadOnlyDictionary<string, long>? Counters { get; init; }
}
