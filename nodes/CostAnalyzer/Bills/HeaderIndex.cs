using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>Finds columns of a header: by exact name, else without regard to case and blanks around it.</summary>
/// <param name="columns">The header's cells.</param>
internal sealed class HeaderIndex(IReadOnlyList<string> columns)
{
    private const int MaxNearest = 3;
    private const int LongestNamed = 100;

    // A shorter name is a part of too many others.
    private const int ShortestPart = 4;

    private readonly List<string> _ambiguous = [];

    public IReadOnlyList<string> Columns => columns;

    /// <summary>What was looked for and is there more than once, in words.</summary>
    public IReadOnlyList<string> Ambiguous => _ambiguous;

    /// <summary>The index of a column; -1 if it is not there.</summary>
    public int Find(string column)
    {
        int[] found = [.. Enumerable.Range(0, columns.Count).Where(index => columns[index] == column)];
        if (found.Length == 0)
        {
            found = [.. Enumerable.Range(0, columns.Count).Where(index => columns[index].AsSpan().Trim().Equals(column, StringComparison.OrdinalIgnoreCase))];
        }

        string problem = FormattableString.Invariant($"'{column}' once, not {found.Length} times");
        if (found.Length > 1 && !_ambiguous.Contains(problem))
        {
            _ambiguous.Add(problem);
        }

        return found.Length == 0 ? -1 : found[0];
    }

    /// <summary>The index of the first of these columns that is there; -1 if none is.</summary>
    public int FindAny(IEnumerable<string> names) => names.Select(Find).FirstOrDefault(index => index >= 0, -1);

    public bool Has(string column) => columns.Any(cell => cell.AsSpan().Trim().Equals(column, StringComparison.OrdinalIgnoreCase));

    /// <summary>A missing column in words, with its use and the nearest names that there are.</summary>
    public string Missing(string column, string use) => Nearest(column) switch
    {
        [] => $"'{column}' ({use})",
        [string one] => $"'{column}' ({use}; the nearest there is {one})",
        IReadOnlyList<string> several => $"'{column}' ({use}; the nearest there are {string.Join(", ", several)})",
    };

    // What it most likely is a slip of, then those that share a beginning or a part with it.
    private string[] Nearest(string column)
    {
        string[] names = [.. columns.Select(cell => cell.Trim()).Where(cell => cell.Length is > 0 and <= LongestNamed).Distinct()];
        IEnumerable<string> alike = names
            .Where(cell => cell.Contains(column, StringComparison.OrdinalIgnoreCase) || (cell.Length >= ShortestPart && column.Contains(cell, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(cell => Math.Abs(cell.Length - column.Length));
        return [.. new[] { NearestName.Of(column, names) }.OfType<string>().Concat(alike).Distinct().Take(MaxNearest).Select(cell => $"'{cell}'")];
    }
}
