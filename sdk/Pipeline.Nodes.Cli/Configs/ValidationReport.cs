using Pipeline.Nodes.Cli.Checks;

namespace Pipeline.Nodes.Cli.Configs;

/// <summary>A config file in which nothing is wrong.</summary>
/// <param name="File">Its name.</param>
/// <param name="Pipeline">The pipeline's name.</param>
/// <param name="DagKey">The DAG key.</param>
/// <param name="Bucket">The bucket of its workspace.</param>
/// <param name="Workspace">The workspace's prefix in the bucket.</param>
/// <param name="Nodes">The nodes, each after those it needs.</param>
internal sealed record ValidationReport(string File, string Pipeline, string DagKey, string Bucket, string Workspace, IReadOnlyList<NodeSummary> Nodes)
{
    public static ValidationReport Of(CheckedConfig config) => new(
        config.File.Name.ToString(),
        config.File.Name.PipelineName,
        config.File.Name.DagKey,
        config.File.S3.Bucket,
        config.File.WorkspacePrefix,
        [.. config.Graph.InOrder.Select(node => NodeSummary.Of(node, config.Graph, config.Decisions.GetValueOrDefault(node.Name)))]);
}
