using Pipeline.Nodes.Cli.Checks;
using Pipeline.Nodes.Cli.NodeTypes;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Run;

/// <summary>Which nodes are run, in which order, by which programs.</summary>
internal static class RunPlan
{
    /// <summary>Makes the plan.</summary>
    /// <exception cref="UsageException">A section that was asked for is not there, or a program is missing; names all that are.</exception>
    public static IReadOnlyList<PlannedNode> Make(CheckedConfig config, RunOptions options, INodeFinder programs)
    {
        GraphNode[] selected = [.. Select(config, options)];
        List<PlannedNode> plan = [];
        List<string> missing = [];
        foreach (GraphNode node in selected)
        {
            string type = node.Type!;
            if (programs.Find(type, node.Section) is not NodeCommand command)
            {
                missing.Add(type);
                continue;
            }

            plan.Add(new PlannedNode
            {
                Section = node.Name,
                Type = type,
                OnDefaults = node.Section is null,
                Command = command,
                OutputPrefix = $"{config.File.WorkspacePrefix}{node.Output}/",
                InputFolders = node.Inputs ?? [],
                Needs = [.. config.Graph.Before(node.Name).Select(other => other.Name)],
                Place = $"{plan.Count + 1}/{selected.Length}",
            });
        }

        return missing.Count == 0 ? plan : throw new UsageException(
            $"{(missing.Count == 1 ? "the program" : "the programs")} {string.Join(", ", missing.Distinct())} cannot be found"
            + $" {programs.DescribePlaces()}."
            + " Name the folder that holds them with --nodes.");
    }

    private static IEnumerable<GraphNode> Select(CheckedConfig config, RunOptions options)
    {
        if (options.Only is string only)
        {
            return [Find(config.Graph, only, "--only")];
        }

        if (options.From is not string from)
        {
            return config.Graph.InOrder;
        }

        HashSet<string> selected = [Find(config.Graph, from, "--from").Name];
        foreach (GraphNode node in config.Graph.InOrder)
        {
            if (config.Graph.Before(node.Name).Any(needed => selected.Contains(needed.Name)))
            {
                selected.Add(node.Name);
            }
        }

        return config.Graph.InOrder.Where(node => selected.Contains(node.Name));
    }

    private static GraphNode Find(PipelineGraph graph, string name, string option)
    {
        string[] names = [.. graph.InOrder.Select(node => node.Name)];
        return graph.Find(name)
            ?? throw new UsageException($"{option}: there is no section '{name}'{NearestName.Hint(name, names, "Sections")}");
    }
}
