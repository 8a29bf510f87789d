namespace Pipeline.Nodes.Cli.Dags;

/// <summary>What was written for Airflow.</summary>
/// <param name="DagId">The DAG's id.</param>
/// <param name="DagFile">The DAG file's path.</param>
/// <param name="OperatorFile">The path of the operator beside it.</param>
/// <param name="Tasks">Its tasks, in their order.</param>
internal sealed record DagReport(string DagId, string DagFile, string OperatorFile, IReadOnlyList<DagTask> Tasks);
