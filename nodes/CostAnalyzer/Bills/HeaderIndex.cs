using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>Finds columns of a header: by exact name, else without regard to case and blanks around it.</summary>
/// <param name="columns">The header's cells.</param>
internal sealed class HeaderIndex(IReadOnlyList<string> columns)
{
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

    /// <summary>A missing column in words, with its use and the nearest name that there is.</summary>
    public string Missing(string column, string use)
    {
        string? nearest = NearestName.Of(column, columns);
        return nearest is null ? $"'{column}' ({use})" : $"'{column}' ({use}; the nearest there is '{nearest}')";
    }
}
