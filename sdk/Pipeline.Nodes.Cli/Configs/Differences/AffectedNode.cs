namespace Pipeline.Nodes.Cli.Configs.Differences;

/// <summary>A node whose outputs a change of the config file may change.</summary>
/// <param name="Section">Its section.</param>
/// <param name="Reason">Why, in words.</param>
internal sealed record AffectedNode(string Section, string Reason);
