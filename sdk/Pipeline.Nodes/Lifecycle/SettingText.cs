using System.Text.Json.Nodes;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>One setting in words, from its schema: meaning, form, range, default.</summary>
internal static class SettingText
{
    public static string Of(JsonObject schema, bool required)
    {
        var facts = new List<string> { FormOf(schema) };
        if (RangeOf(schema) is { } range)
        {
            facts.Add(range);
        }

        if (required)
        {
            facts.Add("required");
        }
        else if (schema["default"] is { } value)
        {
            facts.Add($"default {value.ToJsonString()}");
        }

        string description = schema["description"]?.GetValue<string>() ?? "";
        return $"{description.TrimEnd('.')}{(description.Length == 0 ? "" : ". ")}({string.Join(", ", facts)})";
    }

    private static string FormOf(JsonObject schema)
    {
        if (schema["enum"] is JsonArray words)
        {
            return $"one of {string.Join(", ", words.Where(word => word is not null).Select(word => word!.ToString()))}";
        }

        if (schema["const"] is { } only)
        {
            return only.ToString();
        }

        string[] forms = schema["type"] switch
        {
            JsonArray several => [.. several.Select(one => one!.ToString()).Where(one => one != "null")],
            { } one => [one.ToString()],
            null => ["any"],
        };
        return string.Join(" or ", forms.Select(form => form == "array" && schema["items"] is JsonObject items ? $"list of {FormOf(items)}" : form));
    }

    private static string? RangeOf(JsonObject schema) => (schema["minimum"], schema["maximum"]) switch
    {
        ({ } low, { } high) => $"{low} to {high}",
        ({ } low, null) => $"at least {low}",
        (null, { } high) => $"at most {high}",
        _ => null,
    };
}
