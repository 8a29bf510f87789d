using System.Text;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>Where in a file's rows the needed columns are.</summary>
/// <param name="Format">The version of FOCUS, or <see cref="FocusVersion.Other"/>.</param>
/// <param name="FieldCount">How many fields every row must have.</param>
/// <param name="Cost">The index of the cost column.</param>
/// <param name="Time">The index of the column that periods go by.</param>
/// <param name="TimeColumn">Its name.</param>
/// <param name="Currency">The index of the currency column; -1 if the file has none.</param>
/// <param name="Groups">The indices of the grouping columns, in the order of the query.</param>
/// <param name="Notices">What was taken in place of what was asked for.</param>
internal sealed record BillLayout(
    string Format,
    int FieldCount,
    int Cost,
    int Time,
    string TimeColumn,
    int Currency,
    IReadOnlyList<int> Groups,
    IReadOnlyList<string> Notices)
{
    private const int MaxColumnsNamed = 60;

    // FOCUS 1.3 put the right-hand names in the place of the left-hand ones.
    private static readonly (string Old, string New)[] Renamed =
        [("ProviderName", "ServiceProviderName"), ("PublisherName", "HostProviderName")];

    /// <summary>Finds the columns of <paramref name="query"/> in a header: by exact name, else without regard to case.</summary>
    /// <exception cref="BillFormatException">Columns are missing or occur twice; all of them are named.</exception>
    public static BillLayout Resolve(string file, IReadOnlyList<string> header, BillQuery query)
    {
        List<string> problems = [];
        List<string> notices = [];
        int cost = Require(header, query.CostColumn, "cost_column", problems);
        int time = Find(header, BillQuery.TimeColumn, problems);
        string timeColumn = BillQuery.TimeColumn;
        if (time < 0 && (time = Find(header, BillQuery.BillingTimeColumn, problems)) >= 0)
        {
            timeColumn = BillQuery.BillingTimeColumn;
            notices.Add($"{file} has no {BillQuery.TimeColumn}: its periods go by {timeColumn}.");
        }
        else if (time < 0)
        {
            Require(header, BillQuery.TimeColumn, "periods", problems);
        }

        int currency = Find(header, BillQuery.CurrencyColumn, problems);
        if (currency < 0)
        {
            notices.Add($"{file} has no {BillQuery.CurrencyColumn}: its amounts are in currency XXX (none).");
        }

        int[] groups = [.. query.GroupBy.Select(column => FindGroup(file, header, column, problems, notices))];
        if (problems.Count > 0)
        {
            throw new BillFormatException(file, header.Count == 0 ? null : 1, Describe(header, problems));
        }

        return new BillLayout(FocusVersion.Detect(header), header.Count, cost, time, timeColumn, currency, groups, notices);
    }

    private static int FindGroup(string file, IReadOnlyList<string> header, string column, List<string> problems, List<string> notices)
    {
        foreach ((string old, string renamed) in Renamed)
        {
            string? other = Same(column, old) ? renamed : Same(column, renamed) ? old : null;
            if (other is null || Find(header, column, problems) >= 0)
            {
                continue;
            }

            int index = Find(header, other, problems);
            if (index >= 0)
            {
                notices.Add($"{file} has no {column}: its {other} is taken, which FOCUS 1.3 renamed.");
                return index;
            }
        }

        return Require(header, column, "group_by", problems);
    }

    private static int Require(IReadOnlyList<string> header, string column, string use, List<string> problems)
    {
        int index = Find(header, column, problems);
        if (index < 0)
        {
            string? nearest = NearestName.Of(column, header);
            problems.Add(nearest is null ? $"'{column}' ({use})" : $"'{column}' ({use}; the nearest there is '{nearest}')");
        }

        return index;
    }

    /// <summary>The index of a column; -1 if it is not there.</summary>
    private static int Find(IReadOnlyList<string> header, string column, List<string> problems)
    {
        int[] found = [.. Enumerable.Range(0, header.Count).Where(index => header[index] == column)];
        if (found.Length == 0)
        {
            found = [.. Enumerable.Range(0, header.Count).Where(index => Same(header[index].Trim(), column))];
        }

        if (found.Length > 1 && !problems.Exists(problem => problem.StartsWith($"'{column}'", StringComparison.Ordinal)))
        {
            problems.Add(FormattableString.Invariant($"'{column}' once, not {found.Length} times"));
        }

        return found.Length == 0 ? -1 : found[0];
    }

    private static string Hint(string firstCell)
    {
        const string GzipMark = "\u001f";
        return firstCell.StartsWith(GzipMark, StringComparison.Ordinal) ? " This is gzip: name the file *.csv.gz."
            : firstCell.Contains(';', StringComparison.Ordinal) ? " This file is separated by semicolons: write it with commas."
            : firstCell.Contains('\t', StringComparison.Ordinal) ? " This file is separated by tabs: write it with commas."
            : "";
    }

    private static bool Same(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    private static string Describe(IReadOnlyList<string> header, List<string> problems)
    {
        string wanted = string.Join(", ", problems);
        if (header.Count == 0)
        {
            return $"the file is empty; expected a header with the columns {wanted}.";
        }

        string more = header.Count > MaxColumnsNamed ? ", …" : "";
        string found = string.Join(", ", header.Take(MaxColumnsNamed).Select(cell => FieldText.Show(Encoding.UTF8.GetBytes(cell)).Trim('\''))) + more;
        return FormattableString.Invariant($"expected the columns {wanted}; found {header.Count}, separated by commas: {found}.{Hint(header[0])}");
    }
}
