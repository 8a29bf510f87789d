using Pipeline.Nodes.Cli.Checks;
using Pipeline.Nodes.Config;

namespace Pipeline.Nodes.Cli.Configs.Differences;

/// <summary>Finds the nodes that a change of the config file makes do other work, and those that depend on them.</summary>
internal static class AffectedNodes
{
    /// <summary>Finds them, in the order of the nodes.</summary>
    /// <param name="before">The file as it was; <see langword="null"/>: there was none, or it could not be read.</param>
    /// <param name="after">The file as it will be.</param>
    public static IReadOnlyList<AffectedNode> Find(PipelineConfigFile? before, CheckedConfig after)
    {
        List<AffectedNode> affected = [];
        foreach (GraphNode node in after.Graph.InOrder)
        {
            string? reason = ReasonOf(node, before, after.File)
                ?? (after.Graph.Before(node.Name).FirstOrDefault(other => affected.Exists(known => known.Section == other.Name)) is GraphNode first
                    ? $"depends on {first.Name}"
                    : null);
            if (reason is not null)
            {
                affected.Add(new AffectedNode(node.Name, reason));
            }
        }

        return affected;
    }

    private static string? ReasonOf(GraphNode node, PipelineConfigFile? before, PipelineConfigFile after) =>
        before is null ? "new"
        : before.S3 != after.S3 ? "the workspace moves"
        : node.Section is not Section section ? null
        : before.Find(section.Name) is not Section old ? "new"
        : old.Sha256 != section.Sha256 ? "changed"
        : null;
}
