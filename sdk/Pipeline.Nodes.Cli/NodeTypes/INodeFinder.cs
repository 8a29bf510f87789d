using Pipeline.Nodes.Config;

namespace Pipeline.Nodes.Cli.NodeTypes;

/// <summary>Finds what runs the nodes of a type.</summary>
internal interface INodeFinder
{
    /// <summary>How a node is started; <see langword="null"/> where nothing is found.</summary>
    /// <param name="type">The node type.</param>
    /// <param name="section">The node's section; <see langword="null"/> where it has none.</param>
    NodeCommand? Find(string type, Section? section);

    /// <summary>Where it looks, in words.</summary>
    string DescribePlaces();
}
