using System.Globalization;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>Groups by their size: the largest ones by name, and what is left over as one.</summary>
internal sealed class FoldedGroups
{
    private const string OtherStart = "Other (";

    private readonly Dictionary<string, int> _indices = new(StringComparer.Ordinal);

    private FoldedGroups(IReadOnlyList<string> names, bool hasOther)
    {
        Names = names;
        HasOther = hasOther;
    }

    /// <summary>The names in the order of a chart: by cost, the largest first; <c>Other (k)</c> last, where k counts the groups in it.</summary>
    public IReadOnlyList<string> Names { get; }

    public bool HasOther { get; }

    /// <summary>
    /// Keeps the <paramref name="count"/> groups that are largest by size, so that a large credit stays visible, and folds the others. An
    /// <c>Other (k)</c> that is there already goes into the fold with its k groups.
    /// </summary>
    public static FoldedGroups Fold(IEnumerable<KeyValuePair<string, decimal>> totals, int count)
    {
        List<KeyValuePair<string, decimal>> sorted =
        [
            .. totals.OrderBy(static total => FoldedCount(total.Key) > 0)
                .ThenByDescending(static total => Math.Abs(total.Value))
                .ThenBy(static total => total.Key, StringComparer.Ordinal),
        ];
        int named = sorted.TakeWhile(static total => FoldedCount(total.Key) == 0).Count();
        int kept = Math.Min(named, count);
        int others = sorted.Skip(kept).Sum(static total => Math.Max(1, FoldedCount(total.Key)));
        List<string> names =
        [
            .. sorted.Take(kept)
                .OrderByDescending(static total => total.Value)
                .ThenBy(static total => total.Key, StringComparer.Ordinal)
                .Select(static total => total.Key),
        ];
        FoldedGroups folded = new(names, others > 0);
        for (int i = 0; i < names.Count; i++)
        {
            folded._indices.Add(names[i], i);
        }

        if (others > 0)
        {
            names.Add(string.Create(CultureInfo.InvariantCulture, $"{OtherStart}{others})"));
        }

        return folded;
    }

    /// <summary>Where in <see cref="Names"/> the cost of a group belongs.</summary>
    public int IndexOf(string group) => _indices.GetValueOrDefault(group, Names.Count - 1);

    private static int FoldedCount(string name) =>
        name.StartsWith(OtherStart, StringComparison.Ordinal)
        && name.EndsWith(')')
        && int.TryParse(name.AsSpan(OtherStart.Length, name.Length - OtherStart.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            ? count
            : 0;
}
