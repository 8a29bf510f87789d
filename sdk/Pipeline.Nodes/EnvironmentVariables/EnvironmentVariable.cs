namespace Pipeline.Nodes.EnvironmentVariables;

/// <summary>One variable that a node reads: a line of the table that <c>--help</c> prints.</summary>
/// <param name="Name">The variable's name, for example <c>DAG_KEY</c>; ends in <c>*</c> where it stands for a family.</param>
/// <param name="Meaning">What it says, in a few words.</param>
/// <param name="Default">What holds where it is not set; empty where nothing does.</param>
public sealed record EnvironmentVariable(string Name, string Meaning, string Default);
