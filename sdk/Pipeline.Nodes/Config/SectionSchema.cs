using System.ComponentModel;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;

namespace Pipeline.Nodes.Config;

/// <summary>The JSON Schema (draft 2020-12) of a node type's section: its own settings and the common keys.</summary>
internal static class SectionSchema
{
    /// <summary>What the <c>$id</c> of every section's schema begins with; the type's name follows.</summary>
    public const string IdPrefix = "urn:pipeline-nodes:schema:";

    private const string Draft = "https://json-schema.org/draft/2020-12/schema";

    private static readonly JsonWriterOptions Indented = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes the schema as indented JSON, with a line end after it.</summary>
    /// <param name="type">The node type's name.</param>
    /// <param name="configType">The node's config record, from <see cref="ConfigJson.TypeInfoOf"/>.</param>
    public static string Write(string type, JsonTypeInfo configType)
    {
        using MemoryStream buffer = new();
        using (Utf8JsonWriter writer = new(buffer, Indented))
        {
            Create(type, configType).WriteTo(writer);
        }

        return System.Text.Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    /// <summary>Makes the schema.</summary>
    public static JsonObject Create(string type, JsonTypeInfo configType)
    {
        KnownNodeType known = KnownNodeType.Of(type, configType);
        JsonObject exported = (JsonObject)configType.GetJsonSchemaAsNode(new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = Transform,
        });

        JsonObject properties = new() { [CommonKeys.Type] = CommonKeySchemas.TypeOf(type) };
        JsonObject settings = exported["properties"] as JsonObject ?? [];
        foreach (string name in known.SettingNames)
        {
            properties[name] = settings[name]?.DeepClone();
        }

        foreach ((string name, JsonObject schema) in CommonKeySchemas.Others())
        {
            properties[name] = schema;
        }

        JsonObject result = new()
        {
            ["$schema"] = Draft,
            ["$id"] = IdPrefix + type,
            ["title"] = type,
        };
        if (exported["description"] is JsonNode description)
        {
            result["description"] = description.DeepClone();
        }

        result["type"] = "object";
        result["properties"] = properties;

        if (exported["required"] is JsonArray { Count: > 0 } required)
        {
            result["required"] = required.DeepClone();
        }

        result["patternProperties"] = new JsonObject { ["^(x_|\\$)"] = new JsonObject() };
        result["additionalProperties"] = false;
        return result;
    }

    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode schema)
    {
        if (schema is not JsonObject original)
        {
            return schema;
        }

        JsonObject result = original;
        Type declared = context.TypeInfo.Type;
        Type type = Nullable.GetUnderlyingType(declared) ?? declared;
        if (type.IsEnum)
        {
            result = EnumSchema(context.TypeInfo.Options.GetTypeInfo(type), original, allowsNull: type != declared);
        }

        if (context.PropertyInfo is JsonPropertyInfo property)
        {
            SchemaRules.Add(result, property);
            AddDescription(result, SettingProperty.AttributesOf<DescriptionAttribute>(property));
        }
        else if (context.Path.Length == 0)
        {
            AddDescription(result, type.GetCustomAttributes<DescriptionAttribute>());
        }

        return result;
    }

    private static JsonObject EnumSchema(JsonTypeInfo type, JsonObject original, bool allowsNull)
    {
        EnumWords words = EnumWords.Of(type);
        JsonArray values = [.. words.All.Select(word => (JsonNode?)JsonValue.Create(word))];
        if (allowsNull)
        {
            values.Add((JsonNode?)null);
        }

        JsonObject result = new() { ["enum"] = values };
        if (original.TryGetPropertyValue("default", out JsonNode? value))
        {
            string? word = value is null ? null : words.WordOf(value.ToJsonString());
            result["default"] = word is null ? value?.DeepClone() : JsonValue.Create(word);
        }

        return result;
    }

    private static void AddDescription(JsonObject schema, IEnumerable<DescriptionAttribute> descriptions)
    {
        if (descriptions.FirstOrDefault() is DescriptionAttribute description)
        {
            schema.Insert(0, "description", description.Description);
        }
    }
}
