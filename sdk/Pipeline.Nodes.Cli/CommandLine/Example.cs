namespace Pipeline.Nodes.Cli.CommandLine;

/// <summary>A line to type, and what it does.</summary>
/// <param name="Line">The line, as a person types it.</param>
/// <param name="Meaning">What it does, in one clause.</param>
internal sealed record Example(string Line, string Meaning);
