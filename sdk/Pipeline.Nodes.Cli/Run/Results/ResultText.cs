using System.Text;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.Publishing;

namespace Pipeline.Nodes.Cli.Run.Results;

/// <summary>What was published where, for a person.</summary>
internal static class ResultText
{
    /// <summary>One block for each node whose outputs stand there; empty where none do.</summary>
    public static string Of(ToolHost host, StoreFolder store, IReadOnlyList<NodeOutcome> outcomes)
    {
        StringBuilder text = new();
        NodeOutcome[] committed = [.. outcomes.Where(outcome => outcome.IsCommitted)];
        int width = committed
            .SelectMany(outcome => outcome.Artifacts.Select(artifact => PathOf(host, store, outcome, artifact).Length))
            .DefaultIfEmpty()
            .Max();
        foreach (NodeOutcome outcome in committed)
        {
            text.Append($"{outcome.Node.Section} ({outcome.Node.Type}){(outcome.State == NodeState.Unchanged ? ", published before" : "")}\n");
            foreach (ManifestArtifact artifact in outcome.Artifacts)
            {
                string rows = artifact.Rows is long count ? $", {Quantity.Count(count, "row")}" : "";
                text.Append($"  {PathOf(host, store, outcome, artifact).PadRight(width)}  {Quantity.Bytes(artifact.Bytes)}{rows}\n");
            }
        }

        return text.ToString();
    }

    private static string PathOf(ToolHost host, StoreFolder store, NodeOutcome outcome, ManifestArtifact artifact) =>
        host.ShownPath(store.Store.Describe(outcome.Node.OutputPrefix + artifact.Name));
}
