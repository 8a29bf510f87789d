using Pipeline.Nodes.Config;

namespace Pipeline.Nodes.Cli.Checks;

/// <summary>A config file in which nothing is wrong that can be seen without running it.</summary>
/// <param name="File">The config file.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Graph">Its nodes in their order. One without a type is run by something else.</param>
/// <param name="Decisions">What the file leaves open and the tool decided, in words, by section.</param>
internal sealed record CheckedConfig(
    PipelineConfigFile File, ReadOnlyMemory<byte> Content, PipelineGraph Graph, IReadOnlyDictionary<string, string> Decisions)
{
    /// <summary>The nodes that have a type, in their order.</summary>
    public IEnumerable<GraphNode> Nodes => Graph.InOrder.Where(node => node.Type is not null);

    /// <summary>What was decided of the sections that something else than a node runs, in words.</summary>
    public IEnumerable<string> Foreign => Graph.InOrder.Where(node => node.Type is null).Select(node => Decisions[node.Name]);

    /// <summary>The nodes with a type that must be done before this one: its own, and those before what something else runs.</summary>
    public IEnumerable<GraphNode> NodesBefore(string name) => Graph.Before(name)
        .SelectMany(node => node.Type is null ? NodesBefore(node.Name) : [node])
        .Distinct();
}
