using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Nodes.Cli.NodeTypes;
using Pipeline.Nodes.Config;

namespace Pipeline.Nodes.Cli.Configs;

/// <summary>The JSON Schema (draft 2020-12) of a whole config file, put together from the schemas of the node types.</summary>
internal static class PipelineSchema
{
    /// <summary>The file that <c>$schema</c> of a new config file names, beside it.</summary>
    public const string FileName = "pipeline.schema.json";

    private const string Section = "section";

    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes it, with a line end.</summary>
    public static string Write(NodeTypeCatalog catalog)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, Indented))
        {
            Create(catalog).WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static JsonObject Create(NodeTypeCatalog catalog)
    {
        JsonObject definitions = new() { [Section] = CreateSection(catalog) };
        foreach (NodeTypeSchema type in catalog.All)
        {
            JsonObject schema = JsonObject.Create(type.Schema)!.DeepClone().AsObject();
            schema.Remove("$schema");
            schema.Remove("$id");
            definitions[type.Type.Name] = schema;
        }

        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = SectionSchema.IdPrefix + "pipeline",
            ["title"] = "Config file of a pipeline",
            ["description"] = "One section for each node, and s3. The file is named {pipeline}-{dag-key}.json and lies at the root of the bucket.",
            ["type"] = "object",
            ["properties"] = new JsonObject { ["s3"] = CreateS3() },
            ["patternProperties"] = UsersOwn(),
            ["additionalProperties"] = new JsonObject { ["$ref"] = $"#/$defs/{Section}" },
            ["$defs"] = definitions,
        };
    }

    // A section without a type is the one that a node finds by its settings; what fits it cannot be said in a schema.
    private static JsonObject CreateSection(NodeTypeCatalog catalog)
    {
        JsonArray rules = [];
        foreach (string type in catalog.Names)
        {
            rules.Add((JsonNode)new JsonObject
            {
                ["if"] = new JsonObject
                {
                    ["properties"] = new JsonObject { [CommonKeys.Type] = new JsonObject { ["const"] = type } },
                    ["required"] = new JsonArray(CommonKeys.Type),
                },
                ["then"] = new JsonObject { ["$ref"] = $"#/$defs/{type}" },
            });
        }

        return new JsonObject
        {
            ["description"] = "A node: its type, the settings of that type, and the keys that any section may carry.",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                [CommonKeys.Type] = new JsonObject
                {
                    ["description"] = "The node type that runs this section.",
                    ["enum"] = new JsonArray([.. catalog.Names.Select(name => (JsonNode?)JsonValue.Create(name))]),
                },
            },
            ["allOf"] = rules,
        };
    }

    private static JsonObject CreateS3() => new()
    {
        ["description"] = "Where the workspace lies.",
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["bucket"] = Text("The bucket. Default: the one that holds the config file (PIPELINE_BUCKET)."),
            ["prefix"] = Text("What the workspace's prefix begins with; -{dag-key}/ follows. Default: the pipeline's name."),
        },
        ["patternProperties"] = UsersOwn(),
        ["additionalProperties"] = false,
    };

    private static JsonObject Text(string description) => new() { ["description"] = description, ["type"] = "string", ["minLength"] = 1 };

    private static JsonObject UsersOwn() => new() { ["^(x_|\\$)"] = new JsonObject() };
}
