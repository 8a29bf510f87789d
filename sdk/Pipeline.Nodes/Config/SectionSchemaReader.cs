using System.Text.Json;

namespace Pipeline.Nodes.Config;

/// <summary>Learns what must be known of a node type from the schema of its section, as <c>--schema</c> prints it.</summary>
internal static class SectionSchemaReader
{
    /// <summary>Reads a schema.</summary>
    /// <param name="schema">The schema document.</param>
    /// <param name="source">Where it comes from, for the text of an exception.</param>
    /// <exception cref="FormatException">It is not the schema of a section.</exception>
    public static KnownNodeType Read(ReadOnlyMemory<byte> schema, string source)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(schema);
            return Read(document.RootElement, source);
        }
        catch (JsonException exception)
        {
            throw new FormatException($"{source} is not JSON: {exception.Message}", exception);
        }
    }

    private static KnownNodeType Read(JsonElement root, string source)
    {
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("$id", out JsonElement id)
            || id.ValueKind != JsonValueKind.String
            || id.GetString() is not string text
            || !text.StartsWith(SectionSchema.IdPrefix, StringComparison.Ordinal)
            || text.Length == SectionSchema.IdPrefix.Length)
        {
            throw new FormatException(
                $"{source} is not the schema of a section: expected \"$id\": \"{SectionSchema.IdPrefix}{{node type}}\"");
        }

        if (!root.TryGetProperty("properties", out JsonElement properties) || properties.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"{source} is not the schema of a section: expected an object \"properties\"");
        }

        bool requiresNothing = !root.TryGetProperty("required", out JsonElement required)
            || required.ValueKind != JsonValueKind.Array
            || required.GetArrayLength() == 0;
        return new KnownNodeType(
            text[SectionSchema.IdPrefix.Length..],
            [.. properties.EnumerateObject().Select(property => property.Name).Where(name => !CommonKeys.All.Contains(name))],
            requiresNothing);
    }
}
