using Pipeline.Nodes.Config;

namespace Pipeline.Nodes.Cli.Configs;

/// <summary>A node of a config file, with what was inferred.</summary>
/// <param name="Section">Its section, or the name that stands for a type on its defaults.</param>
/// <param name="Type">Its type; <see langword="null"/>: something else than a node runs it.</param>
/// <param name="Reads">The folders that it reads.</param>
/// <param name="Writes">The folder that it writes; <see langword="null"/> where it does not say.</param>
/// <param name="Needs">The sections that must be done before.</param>
/// <param name="Note">What the file leaves open and was decided.</param>
internal sealed record NodeSummary(
    string Section, string? Type, IReadOnlyList<string> Reads, string? Writes, IReadOnlyList<string> Needs, string? Note)
{
    public static NodeSummary Of(GraphNode node, PipelineGraph graph, string? note) => new(
        node.Name, node.Type, node.Inputs ?? [], node.Output, [.. graph.Before(node.Name).Select(other => other.Name)], note);
}
