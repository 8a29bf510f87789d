namespace Pipeline.Nodes.Cli.Run.Results;

/// <summary>One thing that is wrong.</summary>
/// <param name="Text">What was found, what was expected, and what to do.</param>
/// <param name="Pointer">The JSON pointer of the place in the config file.</param>
/// <param name="Line">Its line, from 1.</param>
internal sealed record ProblemReport(string Text, string? Pointer, int? Line);
