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
}
