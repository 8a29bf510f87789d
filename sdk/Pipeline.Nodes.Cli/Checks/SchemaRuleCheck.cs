using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Checks;

/// <summary>The rules that a schema has for a value of the right kind, in the words of the SDK's own rules.</summary>
internal static class SchemaRuleCheck
{
    // How the SDK writes a pattern that the whole value must match.
    private const string WholeBegin = "^(?:";
    private const string WholeEnd = ")$";
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Says what is expected instead; <see langword="null"/> where nothing is wrong.</summary>
    public static string? FindFault(ConfigNode node, JsonElement schema, SettingForm form) => node.Kind switch
    {
        JsonValueKind.Number => FaultOfNumber(node, schema, form),
        JsonValueKind.String => FaultOfWord(node, schema, form)
            ?? FaultOfSize(node.Text.Length, schema, "Length", "characters")
            ?? FaultOfPattern(node.Text, schema),
        JsonValueKind.Array => FaultOfSize(node.Items.Count, schema, "Items", "elements"),
        JsonValueKind.Object => FaultOfSize(node.Members.Count, schema, "Properties", "elements"),
        _ => null,
    };

    private static string? FaultOfNumber(ConfigNode node, JsonElement schema, SettingForm form)
    {
        if (!decimal.TryParse(node.Text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number))
        {
            return null;
        }

        if (SchemaReader.Texts(schema, "type").Contains("integer") && number != decimal.Truncate(number))
        {
            return $"expected {form.Expected}";
        }

        decimal? minimum = SchemaReader.Number(schema, "minimum");
        decimal? maximum = SchemaReader.Number(schema, "maximum");
        decimal? above = SchemaReader.Number(schema, "exclusiveMinimum");
        decimal? below = SchemaReader.Number(schema, "exclusiveMaximum");
        if (!(number < minimum || number > maximum || number <= above || number >= below))
        {
            return null;
        }

        if (minimum is not null && maximum is not null)
        {
            return string.Create(CultureInfo.InvariantCulture, $"expected {minimum} to {maximum}");
        }

        IEnumerable<string> bounds = Bounds(("at least", minimum), ("more than", above), ("less than", below), ("at most", maximum));
        return $"expected {string.Join(" and ", bounds)}";
    }

    private static IEnumerable<string> Bounds(params (string Words, decimal? Bound)[] bounds) => bounds
        .Where(bound => bound.Bound is not null)
        .Select(bound => string.Create(CultureInfo.InvariantCulture, $"{bound.Words} {bound.Bound}"));

    private static string? FaultOfWord(ConfigNode node, JsonElement schema, SettingForm form)
    {
        IReadOnlyList<string> words = SchemaReader.Words(schema);
        if (words.Count == 0 || words.Contains(node.Text))
        {
            return null;
        }

        return $"expected {form.Expected}{NearestName.Question(node.Text, words)}";
    }

    private static string? FaultOfSize(int size, JsonElement schema, string unit, string unitWords)
    {
        decimal? minimum = SchemaReader.Number(schema, "min" + unit);
        decimal? maximum = SchemaReader.Number(schema, "max" + unit);
        if (!(size < minimum || size > maximum))
        {
            return null;
        }

        return minimum is not null && maximum is not null
            ? $"expected {minimum} to {maximum} {unitWords}"
            : $"expected at {(minimum is null ? $"most {maximum}" : $"least {minimum}")} {unitWords}";
    }

    private static string? FaultOfPattern(string text, JsonElement schema)
    {
        if (SchemaReader.Member(schema, "pattern") is not { ValueKind: JsonValueKind.String } member)
        {
            return null;
        }

        string pattern = member.GetString()!;
        try
        {
            if (Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, PatternTimeout))
            {
                return null;
            }
        }
        catch (Exception exception) when (exception is ArgumentException or RegexMatchTimeoutException)
        {
            // A pattern of another dialect, or one that takes too long, is left to the node.
            return null;
        }

        string shown = pattern.StartsWith(WholeBegin, StringComparison.Ordinal) && pattern.EndsWith(WholeEnd, StringComparison.Ordinal)
            ? pattern[WholeBegin.Length..^WholeEnd.Length]
            : pattern;
        return $"expected what matches the pattern {shown}";
    }
}
