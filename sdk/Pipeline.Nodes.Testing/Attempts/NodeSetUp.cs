using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Nodes.Artifacts;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Lifecycle;

namespace Pipeline.Nodes.Testing.Attempts;

/// <summary>A node and what its test gives it. Immutable.</summary>
/// <param name="Description">What is known of the node type.</param>
/// <param name="Make">Makes the node, one for each attempt.</param>
internal sealed record NodeSetUp(NodeDescription Description, Func<PipelineNode> Make)
{
    public const string SectionName = "node";
    public const string DefaultRun = "test-run";

    private const string DefaultOutputFolder = "output";

    // They lead to the bucket of the test, or make the log readable for it.
    private static readonly string[] OwnVariables =
    [
        EnvironmentNames.DagKey, EnvironmentNames.PipelineName, EnvironmentNames.Node, EnvironmentNames.Bucket, EnvironmentNames.Store,
        EnvironmentNames.S3Endpoint, EnvironmentNames.TryNumber, EnvironmentNames.PodUid, EnvironmentNames.LogFormat, EnvironmentNames.LogLevel,
    ];

    /// <summary>The node's section, without the keys that the host adds.</summary>
    public JsonObject Section { get; init; } = [];

    /// <summary>The inputs by name, by folder.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, byte[]>> Inputs { get; init; }
        = ImmutableSortedDictionary.Create<string, ImmutableSortedDictionary<string, byte[]>>(StringComparer.Ordinal);

    /// <summary>The node's environment, without what the host sets.</summary>
    public ImmutableDictionary<string, string> Variables { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The run's id.</summary>
    public string Run => Variables.GetValueOrDefault(EnvironmentNames.RunId, DefaultRun);

    /// <summary>The folder that the node writes.</summary>
    public string OutputFolder => Section[CommonKeys.OutputDirectory] is JsonValue value && value.TryGetValue(out string? folder) ? folder : DefaultOutputFolder;

    public static NodeSetUp Of(Func<PipelineNode> make) => new(NodeStart.Describe(make(), new DefaultJsonTypeInfoResolver()), make);

    /// <exception cref="ArgumentException">It is no JSON object.</exception>
    public static JsonObject ParseSection(string json)
    {
        try
        {
            return JsonNode.Parse(json) as JsonObject ?? throw new ArgumentException("The section is no JSON object.", nameof(json));
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"The section is no JSON object: {exception.Message}", nameof(json), exception);
        }
    }

    public NodeSetUp WithInput(string folder, string name, byte[] content)
    {
        ArtifactName.Check(name, nameof(name));
        ImmutableSortedDictionary<string, byte[]> inFolder = Inputs.GetValueOrDefault(folder, ImmutableSortedDictionary.Create<string, byte[]>(StringComparer.Ordinal));
        return inFolder.ContainsKey(name)
            ? throw new ArgumentException($"The input '{folder}/{name}' is there already.", nameof(name))
            : this with { Inputs = Inputs.SetItem(folder, inFolder.Add(name, content)) };
    }

    public NodeSetUp WithVariable(string name, string value) => OwnVariables.Contains(name)
        ? throw new ArgumentException($"The host sets {name} itself: it leads to the bucket of this test.", nameof(name))
        : this with { Variables = Variables.SetItem(name, value) };

    /// <summary>A config record as the section of a config file.</summary>
    public JsonObject SectionOf(object config)
    {
        var section = new JsonObject();
        foreach (SettingProperty setting in SettingProperty.Of(Description.Config))
        {
            section[setting.Name] = JsonNode.Parse(setting.JsonIn(config, Description.Config.Options));
        }

        return section;
    }

    /// <summary>The config file: the node's section, and one that writes each input folder.</summary>
    public byte[] ConfigFile()
    {
        var section = (JsonObject)Section.DeepClone();
        section[CommonKeys.Type] ??= Description.Name;
        section[CommonKeys.InputDirectory] ??= new JsonArray([.. Inputs.Keys.Select(folder => (JsonNode)folder)]);
        section[CommonKeys.OutputDirectory] ??= OutputFolder;
        var file = new JsonObject { [SectionName] = section };
        foreach (string folder in Inputs.Keys)
        {
            file[$"writer of {folder.Replace('/', ' ')}"] = new JsonObject
            {
                [CommonKeys.Type] = Upstream.NodeType,
                [CommonKeys.InputDirectory] = new JsonArray(),
                [CommonKeys.OutputDirectory] = folder,
            };
        }

        return JsonSerializer.SerializeToUtf8Bytes(file);
    }
}
