namespace Pipeline.Nodes.Cli.Run.Display;

/// <summary>A row of the live table.</summary>
/// <param name="Node">The node.</param>
/// <param name="State">How far it is.</param>
/// <param name="StartedAt">The clock's timestamp when its process began.</param>
/// <param name="Elapsed">How long it ran; <see langword="null"/> while it does, or where it never did.</param>
/// <param name="Text">How far it is, or what it published.</param>
internal sealed record NodeRow(PlannedNode Node, NodeState State, long StartedAt, TimeSpan? Elapsed, string Text);
