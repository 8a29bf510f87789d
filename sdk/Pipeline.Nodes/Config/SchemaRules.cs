using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;

namespace Pipeline.Nodes.Config;

/// <summary>Writes the attributes of a setting as keywords of JSON Schema; what has no keyword is left to the node.</summary>
internal static class SchemaRules
{
    /// <summary>Adds the keywords to the schema of a setting, or of its elements where a rule holds for each of them.</summary>
    public static void Add(JsonObject schema, JsonPropertyInfo property)
    {
        JsonObject? elements = (schema["items"] ?? schema["additionalProperties"]) as JsonObject;
        bool isMap = schema["items"] is null && elements is not null;
        foreach (ValidationAttribute rule in SettingProperty.RulesOf(property))
        {
            JsonObject target = elements is not null && !SettingRules.IsAboutWhole(rule) ? elements : schema;
            string unit = elements is null ? "Length" : isMap ? "Properties" : "Items";
            AddOne(target, rule, unit);
        }
    }

    private static void AddOne(JsonObject schema, ValidationAttribute rule, string unit)
    {
        switch (rule)
        {
            case RangeAttribute range:
                schema[range.MinimumIsExclusive ? "exclusiveMinimum" : "minimum"] = Number(range.Minimum);
                schema[range.MaximumIsExclusive ? "exclusiveMaximum" : "maximum"] = Number(range.Maximum);
                break;
            case RegularExpressionAttribute pattern:
                // The attribute wants the whole value to match; a schema's pattern may match anywhere.
                schema["pattern"] = $"^(?:{pattern.Pattern})$";
                break;
            case StringLengthAttribute length:
                SetLengths(schema, "Length", length.MinimumLength, length.MaximumLength);
                break;
            case ItemCountAttribute count:
                SetLengths(schema, unit, count.Minimum, count.Maximum == int.MaxValue ? null : count.Maximum);
                break;
            case LengthAttribute length:
                SetLengths(schema, unit, length.MinimumLength, length.MaximumLength);
                break;
            case MinLengthAttribute length:
                SetLengths(schema, unit, length.Length, maximum: null);
                break;
            case MaxLengthAttribute length:
                SetLengths(schema, unit, minimum: 0, length.Length);
                break;
            case AllowedValuesAttribute allowed:
                schema["enum"] = new JsonArray([.. allowed.Values.Select(Value)]);
                break;
            case DeniedValuesAttribute denied:
                schema["not"] = new JsonObject { ["enum"] = new JsonArray([.. denied.Values.Select(Value)]) };
                break;
            default:
                break;
        }
    }

    private static void SetLengths(JsonObject schema, string unit, int minimum, int? maximum)
    {
        if (minimum > 0)
        {
            schema["min" + unit] = minimum;
        }

        if (maximum is not null)
        {
            schema["max" + unit] = maximum;
        }
    }

    private static JsonNode? Value(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        _ => Number(value),
    };

    private static JsonNode? Number(object value) =>
        JsonNode.Parse(Convert.ToString(value, CultureInfo.InvariantCulture) is string text && decimal.TryParse(
            text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number)
                ? number.ToString(CultureInfo.InvariantCulture)
                : "null");
}
