using System.Globalization;
using System.Text.RegularExpressions;

namespace Pipeline.Nodes.Config;

/// <summary>An amount of a resource as Kubernetes writes it: <c>500m</c>, <c>0.5</c>, <c>256Mi</c>.</summary>
internal static partial class ResourceQuantity
{
    /// <summary>Whether a text is a quantity.</summary>
    public static bool Is(string text) => Form().IsMatch(text);

    /// <summary>How much a quantity is, in units without a suffix; <see langword="null"/> where it is beyond any machine.</summary>
    public static decimal? ValueOf(string quantity)
    {
        Match match = Form().Match(quantity);
        decimal unit = UnitOf(match.Groups["unit"].Value);
        return decimal.TryParse(match.Groups["number"].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number)
            && number <= decimal.MaxValue / Math.Max(unit, 1)
            ? number * unit
            : null;
    }

    private static decimal UnitOf(string suffix) => suffix switch
    {
        "" => 1,
        "m" => 0.001m,
        "k" => 1e3m,
        "M" => 1e6m,
        "G" => 1e9m,
        "T" => 1e12m,
        "P" => 1e15m,
        "E" => 1e18m,
        _ => 1L << (10 * ("KMGTPE".IndexOf(suffix[0], StringComparison.Ordinal) + 1)),
    };

    [GeneratedRegex("^(?<number>[0-9]+(\\.[0-9]+)?)(?<unit>m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)?\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
