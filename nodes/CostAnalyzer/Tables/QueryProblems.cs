using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Bills.Groups;

namespace Pipeline.Nodes.CostAnalyzer.Tables;

/// <summary>Checks a query before any bill is read.</summary>
internal static class QueryProblems
{
    /// <summary>Everything that is wrong with the query itself; nothing if it can be asked.</summary>
    public static IReadOnlyList<string> Find(BillQuery query)
    {
        List<string> problems = [];
        if (string.IsNullOrWhiteSpace(query.CostColumn))
        {
            problems.Add("cost_column is empty; expected the name of a column, such as 'BilledCost'");
        }

        if (query.GroupBy.Any(group => group.Split(BillQuery.Joint).Any(part => string.IsNullOrWhiteSpace(part) || TagName.Of(part.Trim()) is "")))
        {
            problems.Add("group_by has an empty name; expected names of columns, such as 'ServiceName'");
        }

        if (query.ComparedCosts.Any(string.IsNullOrWhiteSpace) || query.ComparedCosts.Distinct(StringComparer.OrdinalIgnoreCase).Count() < query.ComparedCosts.Count)
        {
            problems.Add("compare_costs has an empty name or one twice; expected names of costs, such as 'EffectiveCost', each once");
        }

        if (query.CurrencyOverride is not null && query.Currency is not null)
        {
            problems.Add("currency: currency_column names the column of the currency; expected one of the two");
        }

        if (query.CoverageKeys.Any(string.IsNullOrWhiteSpace))
        {
            problems.Add("tag_coverage has an empty key; expected keys of tags, such as 'CostCenter'");
        }

        foreach (string condition in query.Filters)
        {
            try
            {
                RowFilter.Parse([condition]);
            }
            catch (FormatException error)
            {
                problems.Add($"filters: {error.Message}");
            }
        }

        // Without regard to case, as the columns of a header are matched and as some file systems take names.
        string periods = $"the {PeriodCalendar.Name(query.Period)}s";
        List<(string File, string Rows)> tables = [(TableFileName.Make(query.Period, column: null, currency: null), periods)];
        foreach (string column in query.GroupBy)
        {
            tables.Add((TableFileName.Make(period: null, column, currency: null), $"'{column}'"));
            tables.Add((TableFileName.Make(query.Period, column, currency: null), $"{periods} and '{column}'"));
        }

        if (query.ComparedCosts.Count > 0)
        {
            tables.Add((TableFileName.Make(query.Period, "measure", currency: null), "compare_costs"));
        }

        foreach (IGrouping<string, (string File, string Rows)> same in tables.GroupBy(table => table.File, StringComparer.OrdinalIgnoreCase))
        {
            // Two columns of one name are told once, and not again for their tables by period.
            if (same.Count() > 1 && same.Any(table => !table.Rows.StartsWith($"{periods} and ", StringComparison.Ordinal)))
            {
                string rows = string.Join(" and ", same.Select(table => table.Rows));
                problems.Add($"group_by: {rows} would be written to one file, {same.Key}; expected each column once");
            }
        }

        return problems;
    }
}
