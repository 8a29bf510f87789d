namespace Pipeline.Nodes.Cli.NodeTypes;

/// <summary>What a node program answered.</summary>
/// <param name="ExitCode">The code that it ended with.</param>
/// <param name="Text">What it printed.</param>
/// <param name="Complaint">What it printed as an error, without blanks around it.</param>
internal sealed record NodeAnswer(int ExitCode, string Text, string Complaint);
