using Pipeline.Nodes.CostAnalyzer.Tables;

namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>What is asked of a bill.</summary>
/// <param name="CostColumn">The column that is summed.</param>
/// <param name="GroupBy">The columns by whose values it is summed, each for itself; each name once.</param>
/// <param name="Period">How long a period is.</param>
/// <param name="TopGroups">How many groups a table names before it folds the rest into one row; 0 = all.</param>
internal sealed record BillQuery(string CostColumn, IReadOnlyList<string> GroupBy, BillPeriod Period, int TopGroups)
{
    public const string TimeColumn = "ChargePeriodStart";

    /// <summary>What periods go by in a bill without <see cref="TimeColumn"/>.</summary>
    public const string BillingTimeColumn = "BillingPeriodStart";

    public const string CurrencyColumn = "BillingCurrency";

    /// <summary>Everything that is wrong with the query itself, in sentences; nothing if it can be asked.</summary>
    public IReadOnlyList<string> Problems()
    {
        List<string> problems = [];
        if (string.IsNullOrWhiteSpace(CostColumn))
        {
            problems.Add("cost_column is empty; expected the name of a column, such as 'BilledCost'.");
        }

        if (GroupBy.Any(string.IsNullOrWhiteSpace))
        {
            problems.Add("group_by has an empty name; expected names of columns, such as 'ServiceName'.");
        }

        // As the columns of a header are matched without regard to case, and some file systems do the same with names.
        IEnumerable<(string File, string Column)> files = GroupBy
            .Select(column => (TableFileName.Make(period: null, column, currency: null), column))
            .Prepend((TableFileName.Make(Period, column: null, currency: null), $"the {PeriodCalendar.Name(Period)}s"));
        foreach (IGrouping<string, (string File, string Column)> same in files.GroupBy(file => file.File, StringComparer.OrdinalIgnoreCase))
        {
            if (same.Count() > 1)
            {
                string columns = string.Join(" and ", same.Select(file => file.Column));
                problems.Add($"group_by: {columns} would be written to one file, {same.Key}; expected each column once.");
            }
        }

        return problems;
    }
}
