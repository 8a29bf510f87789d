namespace Pipeline.Nodes.Bench;

/// <summary>One row of the table.</summary>
/// <param name="What">What was measured.</param>
/// <param name="Goal">What it must reach.</param>
/// <param name="Seen">What was seen.</param>
/// <param name="Reached">Whether it reached the goal.</param>
internal sealed record Figure(string What, string Goal, string Seen, bool Reached);
