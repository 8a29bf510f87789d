using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Config;

/// <summary>What a graph must not be, in words.</summary>
internal static class GraphRules
{
    /// <summary>No two nodes write one folder, and none writes inside another's.</summary>
    public static void CheckOutputs(IReadOnlyList<GraphNode> nodes, ProblemCollector problems)
    {
        for (int later = 1; later < nodes.Count; later++)
        {
            for (int earlier = 0; earlier < later; earlier++)
            {
                if (nodes[earlier].Output is string first && nodes[later].Output is string second && FolderName.Overlap(first, second))
                {
                    string clash = first == second
                        ? $"writes the folder '{second}', and so does '{nodes[earlier].Name}'"
                        : $"writes the folder '{second}', and '{nodes[earlier].Name}' writes '{first}': one lies inside the other";
                    Report(nodes[later], CommonKeys.OutputDirectory, $"{clash}. Give one of them another \"output_dir\"", problems);
                }
            }
        }
    }

    /// <summary>Reports a section in <c>depends_on</c> that is not there.</summary>
    public static void ReportUnknown(GraphNode node, string name, IReadOnlyList<GraphNode> nodes, ProblemCollector problems) =>
        Report(
            node,
            CommonKeys.DependsOn,
            $"unknown section '{name}'{NearestName.Hint(name, [.. nodes.Select(other => other.Name)], "Sections")}",
            problems);

    /// <summary>Reports one cycle among nodes each of which needs another one of them.</summary>
    public static void ReportCycle(
        IReadOnlyList<GraphNode> left, Dictionary<string, IReadOnlyList<GraphNode>> before, ProblemCollector problems)
    {
        // Each of these needs one of these, so that following the needs must come back to where it has been.
        List<GraphNode> path = [];
        GraphNode current = left[0];
        while (!path.Contains(current))
        {
            path.Add(current);
            current = before[current.Name].First(left.Contains);
        }

        List<GraphNode> cycle = path[path.IndexOf(current)..];
        GraphNode first = cycle.MinBy(node => node.Section?.Node.Line ?? int.MaxValue)!;
        int start = cycle.IndexOf(first);
        List<GraphNode> turned = [.. cycle[start..], .. cycle[..start], first];
        IEnumerable<string> needs = turned.Zip(
            turned.Skip(1), (node, needed) => $"'{node.Name}' needs '{needed.Name}' ({WhyBefore(node, needed)})");
        string text = cycle.Count == 1 ? $"needs itself ({WhyBefore(first, first)})" : $"a cycle: {string.Join(", ", needs)}";
        Report(first, key: null, text, problems);
    }

    private static string WhyBefore(GraphNode node, GraphNode needed)
    {
        string? folder = node.Inputs?.FirstOrDefault(input => needed.Output is not null && FolderName.Overlap(input, needed.Output));
        return folder is null ? "depends_on" : $"folder '{folder}'";
    }

    private static void Report(GraphNode node, string? key, string text, ProblemCollector problems)
    {
        if (node.Section is null)
        {
            problems.Add(pointer: null, line: 0, $"'{node.Name}' ({node.Type}, on its defaults) {text}");
            return;
        }

        ConfigNode place = (key is null ? null : node.Section.Node.Find(key)?.Value) ?? node.Section.Node;
        problems.Add(place, text);
    }
}
