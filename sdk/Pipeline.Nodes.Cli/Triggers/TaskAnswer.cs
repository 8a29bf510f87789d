namespace Pipeline.Nodes.Cli.Triggers;

/// <summary>A task of a run; no state: it waits for its turn.</summary>
internal sealed record TaskAnswer(string TaskId, string? State, int TryNumber);
