using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Config;

/// <summary>The order of a pipeline's nodes: who reads a folder comes after who writes it, and <c>depends_on</c> adds to that.</summary>
internal sealed class PipelineGraph
{
    private readonly Dictionary<string, IReadOnlyList<GraphNode>> _before;

    private PipelineGraph(IReadOnlyList<GraphNode> order, Dictionary<string, IReadOnlyList<GraphNode>> before)
    {
        InOrder = order;
        _before = before;
    }

    /// <summary>All nodes, each after those it needs; nodes that do not need each other stay in the order of the file.</summary>
    public IReadOnlyList<GraphNode> InOrder { get; }

    /// <summary>Builds the graph of a file.</summary>
    /// <param name="file">The config file.</param>
    /// <param name="typeOf">The type that a section without one turned out to be; it gives null where nobody knows.</param>
    /// <param name="withoutSection">The types that run on their defaults, without a section.</param>
    /// <exception cref="ConfigException">A cycle, clashing folders or an unknown section; names every problem.</exception>
    public static PipelineGraph Build(
        PipelineConfigFile file, Func<Section, string?>? typeOf = null, IReadOnlyList<string>? withoutSection = null)
    {
        ProblemCollector problems = new(file.Name.ToString());
        PipelineGraph graph = Build(NodesOf(file, typeOf, withoutSection), problems);
        problems.ThrowIfAny();
        return graph;
    }

    /// <summary>Builds the graph; what is wrong with it goes to the collector.</summary>
    public static PipelineGraph Build(IReadOnlyList<GraphNode> nodes, ProblemCollector problems)
    {
        GraphRules.CheckOutputs(nodes, problems);
        Dictionary<string, IReadOnlyList<GraphNode>> before = new(StringComparer.Ordinal);
        foreach (GraphNode node in nodes)
        {
            before[node.Name] = [.. NeededBy(node, nodes, problems)];
        }

        return new PipelineGraph(Sort(nodes, before, problems), before);
    }

    /// <summary>The nodes of a file, and those that run without a section after them.</summary>
    public static IReadOnlyList<GraphNode> NodesOf(
        PipelineConfigFile file, Func<Section, string?>? typeOf = null, IReadOnlyList<string>? withoutSection = null) =>
    [
        .. file.Sections.Select(section => GraphNode.Of(section, typeOf?.Invoke(section))),
        .. (withoutSection ?? []).Select(GraphNode.OfDefaults),
    ];

    /// <summary>The node with this name, if there is one.</summary>
    public GraphNode? Find(string name) => InOrder.FirstOrDefault(node => node.Name == name);

    /// <summary>The nodes that must be done before the one with this name, without those that they need in turn.</summary>
    public IReadOnlyList<GraphNode> Before(string name) => _before.GetValueOrDefault(name, []);

    /// <summary>The node that writes this folder, if one is known to.</summary>
    public GraphNode? WriterOf(string folder) => InOrder.FirstOrDefault(node => node.Output == folder);

    private static IEnumerable<GraphNode> NeededBy(GraphNode node, IReadOnlyList<GraphNode> nodes, ProblemCollector problems)
    {
        List<string> named = [];
        foreach (string name in node.DependsOn)
        {
            if (nodes.Any(other => other.Name == name))
            {
                named.Add(name);
            }
            else
            {
                GraphRules.ReportUnknown(node, name, nodes, problems);
            }
        }

        return nodes.Where(other => named.Contains(other.Name)
            || (other.Output is not null && (node.Inputs ?? []).Any(input => FolderName.Overlap(input, other.Output))));
    }

    private static List<GraphNode> Sort(
        IReadOnlyList<GraphNode> nodes, Dictionary<string, IReadOnlyList<GraphNode>> before, ProblemCollector problems)
    {
        List<GraphNode> order = [];
        List<GraphNode> left = [.. nodes];
        while (left.Count > 0)
        {
            GraphNode? next = left.Find(node => !before[node.Name].Any(left.Contains));
            if (next is null)
            {
                GraphRules.ReportCycle(left, before, problems);
                order.AddRange(left);
                break;
            }

            left.Remove(next);
            order.Add(next);
        }

        return order;
    }
}
