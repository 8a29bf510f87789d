namespace Pipeline.Nodes.Cli.Triggers;

/// <summary>A run.</summary>
internal sealed record RunAnswer(string DagRunId, string State);
