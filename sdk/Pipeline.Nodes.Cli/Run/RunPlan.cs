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
        CheckForeign(config.Graph, options, selected);
        List<PlannedNode> plan = [];
        List<string> missing = [];
        foreach (GraphNode node in selected.Where(node => node.Type is not null))
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

    /// <summary>What is said of the sections that would be run but that something else than a node runs; nothing that is run needs them.</summary>
    public static IEnumerable<string> LeftOut(CheckedConfig config, RunOptions options) =>
        Select(config, options).Where(node => node.Type is null).Select(node => config.Decisions[node.Name]);

    // What stands in its folder is of an earlier day, if anything does: a run that goes over it would pass that off as its own.
    private static void CheckForeign(PipelineGraph graph, RunOptions options, GraphNode[] selected)
    {
        const string Typed = "Or give it a type whose program is found (--nodes DIR).";
        if (options.Only is not null && selected is [{ Type: null } only])
        {
            throw new UsageException($"--only: {only.Name} has no type, so that nothing here can run it: start what runs it yourself. {Typed}");
        }

        GraphNode[] nodes = [.. selected.Where(node => node.Type is not null)];
        (GraphNode needed, GraphNode reader) = selected
            .Where(node => node.Type is null)
            .SelectMany(node => nodes.Where(other => graph.Before(other.Name).Contains(node)), ValueTuple.Create)
            .FirstOrDefault();
        if (needed is not null)
        {
            string first = string.Join(", ", nodes.Where(AllBefore(needed, graph).Contains).Select(node => options.ToRun(node.Name)));
            throw new UsageException(
                $"{needed.Name} has no type, so that nothing here can run it, and {reader.Name} needs it."
                    + $" {(first.Length > 0 ? $"Run what comes before it ({first}), then" : "Run")} what runs {needed.Name}, then go on with: {options.ToContinueAt(reader.Name)}."
                    + $" {Typed}");
        }
    }

    private static HashSet<GraphNode> AllBefore(GraphNode last, PipelineGraph graph)
    {
        HashSet<GraphNode> all = [.. graph.Before(last.Name)];
        foreach (GraphNode node in graph.InOrder.Reverse().Where(all.Contains))
        {
            all.UnionWith(graph.Before(node.Name));
        }

        return all;
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
