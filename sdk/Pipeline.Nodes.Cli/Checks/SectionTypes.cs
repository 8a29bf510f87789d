using Pipeline.Nodes.Cli.NodeTypes;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Checks;

/// <summary>Finds the type of sections that do not say it, as each program finds its section, and the types that run without one.</summary>
internal sealed class SectionTypes
{
    private readonly Dictionary<string, string> _found = new(StringComparer.Ordinal);
    private readonly HashSet<Section> _unclear = [];
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
        foreach (Section section in file.Sections.Where(section => types.TypeOf(section) is null && !types._unclear.Contains(section)))
        {
            if (UntypedSection.FindDoubt(section, catalog) is string doubt)
            {
                problems.Add(section.Node, doubt);
                continue;
            }

            types._decisions.Add(section.Name, $"{section.Name} has no type: something else than a node runs it.");
        }

        if (problems.Count == problemsBefore && types._unclear.Count == 0)
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
        catch (UsageException)
        {
            ReportSeveral(file, type, problems);
            return;
        }

        if (choice?.Section is not Section section)
        {
            return;
        }

        if (_found.Remove(section.Name, out string? other))
        {
            _unclear.Add(section);
            problems.Add(
                section.Node, $"it has no type, and fits both '{other}' and '{type.Name}'. Write one of them as \"type\" into it");
            return;
        }

        _found.Add(section.Name, type.Name);
        _decisions.Add(section.Name, $"{section.Name} is run by {type.Name}: {choice.Reason}.");
    }

    private void ReportSeveral(PipelineConfigFile file, KnownNodeType type, ProblemCollector problems)
    {
        Section[] untyped = [.. file.Sections.Where(section => section.Type is null)];
        Section[] exact = [.. untyped.Where(section => section.Node.Members.Any(member => type.SettingNames.Contains(member.Name)))];
        foreach (Section section in exact.Length > 0 ? exact : untyped)
        {
            _unclear.Add(section);
            problems.Add(
                section.Node,
                $"it has no type, and more than one such section fits '{type.Name}'. Write \"type\": \"{type.Name}\" into it");
        }
    }

    private void FindDefaults(PipelineConfigFile file, NodeTypeCatalog catalog)
    {
        KnownNodeType[] candidates =
        [
            .. catalog.All.Select(type => type.Type)
                .Where(type => type.RequiresNothing && file.Sections.All(section => TypeOf(section) != type.Name)),
        ];

        // One that is added may read what another one writes.
        KnownNodeType? next;
        do
        {
            IReadOnlyList<GraphNode> nodes = PipelineGraph.NodesOf(file, TypeOf, _onDefaults);
            next = candidates.FirstOrDefault(type => ReaderOf(type, nodes) is not null);
            if (next is not null)
            {
                RunOnDefaults(next, ReaderOf(next, nodes)!);
            }
        }
        while (next is not null);
    }

    private void RunOnDefaults(KnownNodeType type, GraphNode reader)
    {
        GraphNode node = GraphNode.OfDefaults(type.Name);
        _onDefaults.Add(type.Name);
        _decisions.Add(
            node.Name,
            $"{node.Name} is run by {type.Name} on its defaults: {reader.Name} reads '{node.Output}', and no section writes it.");
    }

    private static GraphNode? ReaderOf(KnownNodeType type, IReadOnlyList<GraphNode> nodes)
    {
        GraphNode node = GraphNode.OfDefaults(type.Name);
        return nodes.Any(other => other.Name == node.Name || (other.Output is string output && FolderName.Overlap(output, node.Output!)))
            ? null
            : nodes.FirstOrDefault(other => other.Inputs?.Contains(node.Output) is true);
    }
}
