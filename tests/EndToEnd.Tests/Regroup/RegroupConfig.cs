namespace Pipeline.Nodes.EndToEnd.Regroup;

/// <summary>What to make of the lines of all inputs.</summary>
/// <param name="Split">Whether each line becomes an artifact that it also names; otherwise all become one, <c>joined.txt</c>.</param>
internal sealed record RegroupConfig(bool Split = false);
