using Pipeline.Nodes.Publishing;

namespace Pipeline.Nodes.Cli.Run;

/// <summary>How a node of the plan ended.</summary>
/// <param name="Node">The node.</param>
/// <param name="State">What became of it.</param>
/// <param name="ExitCode">Its process's exit code; <see langword="null"/> where none was started.</param>
/// <param name="Message">One line for a person, mostly the node's own.</param>
/// <param name="Elapsed">How long its process ran.</param>
/// <param name="Artifacts">What its manifest lists; empty where it did not publish.</param>
internal sealed record NodeOutcome(
    PlannedNode Node, NodeState State, int? ExitCode, string Message, TimeSpan Elapsed, IReadOnlyList<ManifestArtifact> Artifacts)
{
    /// <summary>Whether its outputs stand in the store, of this attempt or of an earlier one.</summary>
    public bool IsCommitted => State is NodeState.Published or NodeState.Unchanged;

    /// <summary>The bytes of all artifacts.</summary>
    public long Bytes => Artifacts.Sum(artifact => artifact.Bytes);

    /// <summary>The rows of all artifacts; <see langword="null"/> where no artifact says.</summary>
    public long? Rows => Artifacts.Any(artifact => artifact.Rows is not null) ? Artifacts.Sum(artifact => artifact.Rows ?? 0) : null;

    /// <summary>A node that no process was started for.</summary>
    public static NodeOutcome WithoutProcess(PlannedNode node, NodeState state, string message) =>
        new(node, state, ExitCode: null, message, TimeSpan.Zero, []);
}
