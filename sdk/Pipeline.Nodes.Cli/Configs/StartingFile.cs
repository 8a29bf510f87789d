using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Nodes.Cli.Checks;
using Pipeline.Nodes.Cli.NodeTypes;
using Pipeline.Nodes.Config;

namespace Pipeline.Nodes.Cli.Configs;

/// <summary>A config file to begin with: the settings that have a default, and places to fill in for those that are required.</summary>
internal sealed class StartingFile
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly List<string> _toFillIn = [];

    private StartingFile(IReadOnlyList<NodeTypeSchema> types, string bucket, string prefix)
    {
        JsonObject file = new() { ["$schema"] = $"./{PipelineSchema.FileName}" };
        for (int index = 0; index < types.Count; index++)
        {
            string name = $"node_{index + 1}";
            file[name] = SectionOf(name, types[index]);
        }

        file["s3"] = new JsonObject { ["bucket"] = bucket, ["prefix"] = prefix };
        Content = file.ToJsonString(Indented) + "\n";
    }

    /// <summary>The file.</summary>
    public string Content { get; }

    /// <summary>The JSON pointers of what stands for a value that only a person knows.</summary>
    public IReadOnlyList<string> ToFillIn => _toFillIn;

    public static StartingFile Make(IReadOnlyList<NodeTypeSchema> types, string bucket, string prefix) => new(types, bucket, prefix);

    private JsonObject SectionOf(string name, NodeTypeSchema type)
    {
        JsonObject section = new() { [CommonKeys.Type] = type.Type.Name };
        JsonElement properties = SchemaReader.Member(type.Schema, "properties");
        IReadOnlyList<string> required = SchemaReader.Texts(type.Schema, "required");
        foreach (string setting in type.Type.SettingNames)
        {
            JsonElement schema = SchemaReader.Member(properties, setting);
            if (required.Contains(setting))
            {
                section[setting] = PlaceFor(setting, schema);
                _toFillIn.Add($"/{name}/{setting}");
            }
            else if (SchemaReader.Member(schema, "default") is { ValueKind: not (JsonValueKind.Undefined or JsonValueKind.Null) } value)
            {
                section[setting] = JsonNode.Parse(value.GetRawText());
            }
        }

        return section;
    }

    private static JsonNode PlaceFor(string setting, JsonElement schema) => SchemaReader.FormOf(schema).Kind switch
    {
        JsonValueKind.String when SchemaReader.Words(schema) is [string word, ..] => JsonValue.Create(word),
        JsonValueKind.String when setting.EndsWith("_url", StringComparison.Ordinal) => JsonValue.Create("https://example.com/data.csv"),
        JsonValueKind.True => JsonValue.Create(false),
        JsonValueKind.Number => JsonValue.Create(SchemaReader.Number(schema, "minimum") ?? 1),
        JsonValueKind.Array => new JsonArray(),
        JsonValueKind.Object => new JsonObject(),
        _ => JsonValue.Create("change me"),
    };
}
