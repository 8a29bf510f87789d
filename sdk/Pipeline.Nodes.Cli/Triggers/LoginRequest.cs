namespace Pipeline.Nodes.Cli.Triggers;

/// <summary>Asks for a token.</summary>
internal sealed record LoginRequest(string Username, string Password);
