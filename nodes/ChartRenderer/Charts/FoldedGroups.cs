using System.Globalization;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>Groups by their size: the largest ones by name, and what is left over as one.</summary>
internal sealed class FoldedGroups
{
    private const string OtherStart = "Other (";

    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);

    private FoldedGroups(KeyValuePair<string, decimal>[] kept, KeyValuePair<string, decimal>[] rest)
    {
        HasOther = rest.Length > 0;
        int others = rest.Sum(static total => CountOf(total.Key));
        Names = [.. kept.Select(static total => total.Key), .. HasOther ? [string.Create(CultureInfo.InvariantCulture, $"{OtherStart}{others})")] : (string[])[]];
        Costs = [.. kept.Select(static total => total.Value), .. HasOther ? [rest.Sum(static total => total.Value)] : (decimal[])[]];
        foreach ((int index, (string name, _)) in kept.Index())
        {
            _indices.Add(name, index);
        }
    }

    /// <summary>The names in the order of a chart: by cost, the largest first; <c>Other (k)</c> last, where k counts the groups in it.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>What each name comes to.</summary>
    public IReadOnlyList<decimal> Costs { get; }

    public bool HasOther { get; }

    /// <summary>
    /// Keeps the <paramref name="count"/> groups that are largest by size, so that a large credit stays visible, and folds the others. An
    /// <c>Other (k)</c> that is there already goes into the fold with its k groups.
    /// </summary>
    /// <param name="costs">The groups; one that comes more than once has the sum.</param>
    /// <param name="count">How many names there are besides <c>Other (k)</c>.</param>
    public static FoldedGroups Fold(IEnumerable<KeyValuePair<string, decimal>> costs, int count)
    {
        KeyValuePair<string, decimal>[] sorted =
        [
            .. Total(costs).OrderBy(static total => FoldedCount(total.Key) > 0)
                .ThenByDescending(static total => Math.Abs(total.Value))
                .ThenBy(static total => total.Key, StringComparer.Ordinal),
        ];
        int named = sorted.Count(static total => FoldedCount(total.Key) == 0);
        int kept = Math.Min(named, count);
        return new FoldedGroups(
            [.. sorted[..kept].OrderByDescending(static total => total.Value).ThenBy(static total => total.Key, StringComparer.Ordinal)],
            sorted[kept..]);
    }

    /// <summary>The sum of each group, each once.</summary>
    public static Dictionary<string, decimal> Total(IEnumerable<KeyValuePair<string, decimal>> costs)
    {
        Dictionary<string, decimal> totals = new(StringComparer.Ordinal);
        foreach ((string group, decimal cost) in costs)
        {
            totals[group] = totals.GetValueOrDefault(group) + cost;
        }

        return totals;
    }

    /// <summary>How many groups a name stands for: k for <c>Other (k)</c>, else 1.</summary>
    public static int CountOf(string name) => Math.Max(1, FoldedCount(name));

    /// <summary>Where in <see cref="Names"/> the cost of a group belongs.</summary>
    public int IndexOf(string group) => _indices.GetValueOrDefault(group, Names.Count - 1);

    private static int FoldedCount(string name) =>
        name.StartsWith(OtherStart, StringComparison.Ordinal)
        && name.EndsWith(')')
        && int.TryParse(name.AsSpan(OtherStart.Length, name.Length - OtherStart.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            ? count
            : 0;
}
