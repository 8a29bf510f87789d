namespace Pipeline.Nodes.Cli.Triggers;

/// <summary>The tasks of a run.</summary>
internal sealed record TasksAnswer(IReadOnlyList<TaskAnswer> TaskInstances);
