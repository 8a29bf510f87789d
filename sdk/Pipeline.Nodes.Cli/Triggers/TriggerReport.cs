namespace Pipeline.Nodes.Cli.Triggers;

/// <summary>A run that was started.</summary>
/// <param name="DagId">The DAG.</param>
/// <param name="Run">The run's id.</param>
/// <param name="State">Its state, in Airflow's words.</param>
/// <param name="ExitCode">0; 1: it failed; 75: it did not end in time.</param>
/// <param name="Tasks">Its tasks, where they were waited for.</param>
internal sealed record TriggerReport(string DagId, string Run, string State, int ExitCode, IReadOnlyList<TaskAnswer>? Tasks);
