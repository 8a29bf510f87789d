using Pipeline.Nodes.Cli.NodeTypes;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Checks;

/// <summary>Finds the type of sections that do not say it, as each program finds its section, and the types that run without one.</summary>
internal sealed class SectionTypes
{
    private readonly Dictionary<string, string> _found = new(StringComparer.Ordinal);
    private readonly List<string> _onDefaults = [];
    private readonly Dictionary<string, string> _decisions = new(StringComparer.Ordinal);

    /// <summary>The types that run on their defaults, because a section reads what they write and nobody else writes it.</summary>
    public IReadOnlyList<string> OnDefaults => _onDefaults;

    /// <summary>What was decided, in words, by section.</summary>
    public IReadOnlyDictionary<string, string> Decisions => _decisions;

    /// <summary>Looks at all sections.</summary>
    public static SectionTypes Find(PipelineConfigFile file, NodeTypeCatalog catalog, ProblemCollector problems)
    {
        SectionTypes types = new();
        foreach (NodeTypeSchema type in catalog.All.Where(type => file.Sections.All(section => section.Type != type.Type.Name)))
        {
            types.FindSection(file, type.Type, problems);
        }

        int problemsBefore = problems.Count;
        foreach (Section section in file.Sections.Where(section => types.TypeOf(section) is null))
        {
            problems.Add(
                section.Node,
                $"it has no type, and none can be told from its settings. Write \"type\" into it. Known types: {string.Join(", ", catalog.Names)}");
        }

        if (problems.Count == problemsBefore)
        {
            types.FindDefaults(file, catalog);
        }

        return types;
    }

    /// <summary>The type of a section as it says it, or as it was found; <see langword="null"/> where neither is so.</summary>
    public string? TypeOf(Section section) => section.Type ?? _found.GetValueOrDefault(section.Name);

    private void FindSection(PipelineConfigFile file, KnownNodeType type, ProblemCollector problems)
    {
        SectionChoice? choice;
        try
        {
            choice = SectionResolver.TryResolve(file, type);
        }
        catch (UsageException exception)
        {
            problems.Add(pointer: null, line: 0, $"{exception.Message}, or write \"type\": \"{type.Name}\" into each of them");
            return;
        }

        if (choice?.Section is not Section section)
        {
            return;
        }

        if (_found.TryGetValue(section.Name, out string? other))
        {
            problems.Add(section.Node, $"it has no type, and fits both '{other}' and '{type.Name}'. Write one of them as \"type\" into it");
            return;
        }

        _found.Add(section.Name, type.Name);
        _decisions.Add(section.Name, $"{section.Name} is run by {type.Name}: {choice.Reason}.");
    }

    private void FindDefaults(PipelineConfigFile file, NodeTypeCatalog catalog)
    {
        KnownNodeType[] candidates =
        [
            .. catalog.All.Select(type => type.Type)
                .Where(type => type.RequiresNothing && file.Sections.All(section => TypeOf(section) != type.Name)),
        ];
        bool found;
        do
        {
            IReadOnlyList<GraphNode> nodes = PipelineGraph.NodesOf(file, TypeOf, _onDefaults);
            found = candidates.FirstOrDefault(type => !_onDefaults.Contains(type.Name) && ReaderOf(type, nodes) is not null) is KnownNodeType next
                && Add(next, ReaderOf(next, nodes)!);
        }
        while (found);
    }

    private bool Add(KnownNodeType type, GraphNode reader)
    {
        GraphNode node = GraphNode.OfDefaults(type.Name);
        _onDefaults.Add(type.Name);
        _decisions.Add(node.Name, $"{node.Name} is run by {type.Name} on its defaults: {reader.Name} reads '{node.Output}', and no section writes it.");
        return true;
    }

    private static GraphNode? ReaderOf(KnownNodeType type, IReadOnlyList<GraphNode> nodes)
    {
        GraphNode node = GraphNode.OfDefaults(type.Name);
        return nodes.Any(other => other.Name == node.Name || (other.Output is string output && FolderName.Overlap(output, node.Output!)))
            ? null
            : nodes.FirstOrDefault(other => other.Inputs?.Contains(node.Output) is true);
    }
}
