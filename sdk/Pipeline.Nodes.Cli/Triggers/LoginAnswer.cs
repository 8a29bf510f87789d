namespace Pipeline.Nodes.Cli.Triggers;

/// <summary>The token.</summary>
internal sealed record LoginAnswer(string AccessToken);
