using Pipeline.Nodes.Cli.NodeTypes;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Checks;

/// <summary>
/// Checks a config file as far as it can be checked without running it: syntax, common keys, every section of a known type, graph. A section
/// is checked by its node's program where there is one, else by the schema of its type.
/// </summary>
internal sealed class ConfigCheck(NodeTypeCatalog catalog, INodeFinder programs, TimeProvider time)
{
    /// <summary>Checks the file.</summary>
    /// <exception cref="ConfigException">It is invalid; names every problem.</exception>
    /// <exception cref="UsageException">A program that is named like an unknown type does not say what its settings are.</exception>
    public async Task<CheckedConfig> CheckAsync(ConfigFileName name, byte[] content, CancellationToken cancellationToken)
    {
        ProblemCollector problems = new(name.ToString());
        if (PipelineConfigFile.Parse(content, name, NodeEnvironment.DefaultBucket, problems) is not PipelineConfigFile file)
        {
            throw new ConfigException(problems.FileName, problems.InFileOrder);
        }

        await LearnTypesAsync(file, problems, cancellationToken);
        SectionTypes types = SectionTypes.Find(file, catalog, problems);
        foreach (var alike in file.Sections.GroupBy(section => (Type: types.TypeOf(section), section.Image)))
        {
            await CheckSectionsAsync(alike.Key.Type, [.. alike], content, problems, cancellationToken);
        }

        PipelineGraph graph = PipelineGraph.Build(PipelineGraph.NodesOf(file, types.TypeOf, types.OnDefaults), problems);
        CheckedConfig config = new(file, content, graph, types.Decisions);
        if (problems.Count == 0 && !config.Nodes.Any())
        {
            problems.Add(pointer: null, line: 0, "the file has no section for a node, so that there is nothing to run");
        }

        problems.ThrowIfAny();
        return config;
    }

    private async Task CheckSectionsAsync(
        string? type, IReadOnlyList<Section> sections, byte[] content, ProblemCollector problems, CancellationToken cancellationToken)
    {
        if (type is null || catalog.Find(type) is not NodeTypeSchema known)
        {
            return;
        }

        bool isChecked = programs.Find(type, sections[0]) is NodeCommand program
            && await new NodeCheck(problems, time).CheckAsync(program, content, sections, cancellationToken);
        foreach (Section section in isChecked ? [] : sections)
        {
            new SchemaCheck(problems).CheckSection(section.Node, known.Schema);
        }
    }

    private async Task LearnTypesAsync(PipelineConfigFile file, ProblemCollector problems, CancellationToken cancellationToken)
    {
        foreach (Section section in file.Sections.Where(section => section.Type is not null))
        {
            string type = section.Type!;
            if (catalog.Find(type) is not null)
            {
                continue;
            }

            if (programs.Find(type, section) is NodeCommand program)
            {
                catalog.Add(await SchemaQuestion.AskAsync(type, program, time, cancellationToken));
                continue;
            }

            const string Own = "A type of your own needs its schema (--schemas DIR) or its program (--nodes DIR)";
            string hint = NearestName.Of(type, catalog.Names) is string nearest
                ? $"Did you mean '{nearest}'? {Own}"
                : $"Known types: {string.Join(", ", catalog.Names)}. {Own}; none of that name is {programs.DescribePlaces()}";
            problems.Add(section.Node.Find(CommonKeys.Type)!.Value, $"unknown node type '{type}'. {hint}");
        }
    }
}
