using System.Text.Json.Serialization.Metadata;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Config;

/// <summary>Takes a node's settings out of a config file: checks all that the node must, and tells all problems at once.</summary>
/// <param name="type">The node's type.</param>
/// <param name="configType">The node's config record, from <see cref="ConfigJson.TypeInfoOf"/>.</param>
/// <param name="environment">The node's environment.</param>
/// <param name="variable">Gives an environment variable for <c>${env:NAME}</c>; <see langword="null"/> where it is not set.</param>
internal sealed class NodeConfigLoader(string type, JsonTypeInfo configType, NodeEnvironment environment, Func<string, string?> variable)
{
    /// <summary>What references to secrets gave so far, also where the file turned out to be wrong.</summary>
    public SecretValues Secrets { get; } = new();

    /// <summary>Reads the file for this node.</summary>
    /// <param name="utf8">The file's bytes.</param>
    /// <param name="name">The file's name.</param>
    /// <exception cref="ConfigException">The file is invalid or has no section for this node; names every problem.</exception>
    /// <exception cref="UsageException">Two sections fit, or the one that <c>PIPELINE_NODE</c> names is of another type.</exception>
    public NodeConfig Load(ReadOnlyMemory<byte> utf8, ConfigFileName name)
    {
        ProblemCollector problems = new(name.ToString());
        PipelineConfigFile? file = PipelineConfigFile.Parse(utf8.Span, name, environment.Bucket, problems);
        if (file is null)
        {
            throw new ConfigException(problems.FileName, problems.InFileOrder);
        }

        SectionChoice choice = Resolve(file, problems);
        ReferenceResolver references = new(variable, environment.SecretsDirectory, environment.RunParameters) { Secrets = Secrets };
        BoundSettings? settings = new SettingsBinder(configType, references, problems).Bind(choice.Section);
        PipelineGraph graph = PipelineGraph.Build(NodesOf(file, choice), problems);
        problems.ThrowIfAny();

        GraphNode node = graph.Find(choice.Name)!;
        return new NodeConfig
        {
            File = file,
            Choice = choice,
            Settings = settings!,
            Graph = graph,
            Inputs = [.. node.Inputs!.Select(folder => InputOf(graph, folder))],
            OutputFolder = node.Output!,
        };
    }

    // What is wrong with the file as a whole may be why no section was found, so it is told first.
    private SectionChoice Resolve(PipelineConfigFile file, ProblemCollector problems)
    {
        try
        {
            return SectionResolver.Resolve(file, KnownNodeType.Of(type, configType), environment.Node);
        }
        catch (NodeException) when (problems.Count > 0)
        {
            throw new ConfigException(problems.FileName, problems.InFileOrder);
        }
    }

    private static IReadOnlyList<GraphNode> NodesOf(PipelineConfigFile file, SectionChoice choice) => PipelineGraph.NodesOf(
        file,
        section => section == choice.Section ? choice.Type : null,
        choice.Section is null ? [choice.Type] : []);

    private static InputFolder InputOf(PipelineGraph graph, string folder)
    {
        GraphNode? writer = graph.WriterOf(folder);
        return new InputFolder(folder, writer?.ManifestRequired ?? false, writer?.Name);
    }
}
