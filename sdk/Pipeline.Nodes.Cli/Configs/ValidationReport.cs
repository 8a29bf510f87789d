using Pipeline.Nodes.Cli.Checks;
using Pipeline.Nodes.EnvironmentVariables;

namespace Pipeline.Nodes.Cli.Configs;

/// <summary>A config file in which nothing is wrong.</summary>
/// <param name="File">Its name.</param>
/// <param name="Pipeline">The pipeline's name.</param>
/// <param name="DagKey">The DAG key.</param>
/// <param name="Bucket">The bucket of its workspace.</param>
/// <param name="BucketNote">Which rule of AWS the bucket's name breaks; absent where it breaks none.</param>
/// <param name="Workspace">The workspace's prefix in the bucket.</param>
/// <param name="Nodes">The nodes, each after those it needs.</param>
internal sealed record ValidationReport(
    string File, string Pipeline, string DagKey, string Bucket, string? BucketNote, string Workspace, IReadOnlyList<NodeSummary> Nodes)
{
    public static ValidationReport Of(CheckedConfig config) => new(
        config.File.Name.ToString(),
        config.File.Name.PipelineName,
        config.File.Name.DagKey,
        config.File.S3.Bucket,
        NoteOf(config.File.S3.Bucket),
        config.File.WorkspacePrefix,
        [.. config.Graph.InOrder.Select(node => NodeSummary.Of(node, config.Graph, config.Decisions.GetValueOrDefault(node.Name)))]);

    // Which server the nodes will find is not known here.
    private static string? NoteOf(string bucket) => BucketNameFormat.FindFaultByAws(bucket) is string fault
        ? $"s3.bucket is '{bucket}': no new bucket of AWS has this name, only one at another server may. AWS takes {BucketNameFormat.ExpectedByAws}, and {fault}."
        : null;
}
