using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Testing.Attempts;

/// <summary>What a reader of an output folder got: one attempt's artifacts, or an error.</summary>
/// <param name="Artifacts">The artifacts by name; empty where it was an error.</param>
/// <param name="Failure">The error; null where there was none.</param>
internal sealed record Seen(IReadOnlyDictionary<string, PublishedArtifact> Artifacts, NodeException? Failure)
{
    public static Seen Whole(IReadOnlyDictionary<string, PublishedArtifact> artifacts) => new(artifacts, Failure: null);

    public static Seen Error(NodeException failure) => new(new Dictionary<string, PublishedArtifact>(), failure);

    /// <summary>Whether it is these artifacts, byte for byte.</summary>
    public bool Is(IReadOnlyDictionary<string, PublishedArtifact> others) => Failure is null && Differences.Between(others, Artifacts).Count == 0;
}
