namespace Pipeline.Nodes.Cli.Status;

/// <summary>The runs of a workspace.</summary>
/// <param name="Pipeline">The pipeline's name.</param>
/// <param name="DagKey">The DAG key.</param>
/// <param name="Workspace">Where the workspace is.</param>
/// <param name="Runs">The newest runs, the newest first.</param>
/// <param name="MoreRuns">How many older ones there are.</param>
internal sealed record StatusReport(string Pipeline, string DagKey, string Workspace, IReadOnlyList<RunStatus> Runs, int MoreRuns);
