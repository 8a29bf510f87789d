using System.Text.Json;
using Pipeline.Nodes.Config;

namespace Pipeline.Nodes.Cli.Checks;

/// <summary>Reads what a JSON Schema says of one value. A keyword of another form than expected says nothing.</summary>
internal static class SchemaReader
{
    /// <summary>A member; undefined where there is none.</summary>
    public static JsonElement Member(JsonElement schema, string name) =>
        schema.ValueKind == JsonValueKind.Object && schema.TryGetProperty(name, out JsonElement member) ? member : default;

    /// <summary>The names of an object's members; none of anything else.</summary>
    public static IEnumerable<string> MemberNames(JsonElement schema) =>
        schema.ValueKind == JsonValueKind.Object ? schema.EnumerateObject().Select(member => member.Name) : [];

    /// <summary>A list of strings, or one string as a list.</summary>
    public static IReadOnlyList<string> Texts(JsonElement schema, string name) => Member(schema, name) switch
    {
        { ValueKind: JsonValueKind.String } text => [text.GetString()!],
        { ValueKind: JsonValueKind.Array } list =>
            [.. list.EnumerateArray().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!)],
        _ => [],
    };

    /// <summary>A number; <see langword="null"/> where there is none, or one that is out of the range of decimal.</summary>
    public static decimal? Number(JsonElement schema, string name) =>
        Member(schema, name) is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out decimal value) ? value : null;

    /// <summary>Whether null is one of the values.</summary>
    public static bool AllowsNull(JsonElement schema) => FormOf(schema).Kind == JsonValueKind.Undefined
        || Texts(schema, "type").Contains("null")
        || (Member(schema, "enum") is { ValueKind: JsonValueKind.Array } values
            && values.EnumerateArray().Any(value => value.ValueKind == JsonValueKind.Null));

    /// <summary>The values of <c>enum</c> that are strings; empty where there is none.</summary>
    public static IReadOnlyList<string> Words(JsonElement schema) => Texts(schema, "enum");

    /// <summary>What kind of value is wanted, in words.</summary>
    public static SettingForm FormOf(JsonElement schema)
    {
        if (Words(schema) is { Count: > 0 } words)
        {
            return new SettingForm(JsonValueKind.String, $"one of {string.Join(", ", words.Select(ConfigNode.Quote))}");
        }

        return Texts(schema, "type").Where(type => type != "null").ToArray() switch
        {
            ["string"] => new SettingForm(JsonValueKind.String, "a string"),
            ["boolean"] => new SettingForm(JsonValueKind.True, "true or false"),
            ["integer"] => new SettingForm(JsonValueKind.Number, "a whole number"),
            ["number"] => new SettingForm(JsonValueKind.Number, "a number"),
            ["array"] => new SettingForm(JsonValueKind.Array, "a list"),
            ["object"] => new SettingForm(JsonValueKind.Object, "an object"),
            _ => new SettingForm(JsonValueKind.Undefined, "another value"),
        };
    }
}
