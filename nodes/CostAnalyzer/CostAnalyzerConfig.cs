using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.CostAnalyzer.Anomalies;
using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Bills.Groups;
using Pipeline.Nodes.CostAnalyzer.Changes;
using Pipeline.Nodes.CostAnalyzer.Money;
using Pipeline.Nodes.CostAnalyzer.Tables;

namespace Pipeline.Nodes.CostAnalyzer;

/// <summary>The settings of a cost-analyzer; their descriptions are what <c>--help</c> prints.</summary>
internal sealed record CostAnalyzerConfig(
    [property: Description("The cost that is summed: BilledCost, EffectiveCost, ListCost or ContractedCost, whatever the kind of bill calls it, or any column of amounts.")]
    string CostColumn = CostColumns.Billed,
    [property: Description("Costs that are summed by period beside cost_column, to compare; none if not given.")]
    IReadOnlyList<string>? CompareCosts = null,
    [property: Description("What costs are summed by, each for itself: columns by their names in the bill or in FOCUS, tags as tag:CostCenter, several at once as ServiceName+RegionId; [\"ServiceName\"] if not given, [] for none.")]
    IReadOnlyList<string>? GroupBy = null,
    [property: Description("How long the periods are that costs are summed over, in UTC; a week begins on Monday.")]
    BillPeriod Period = BillPeriod.Day,
    [property: Description("How many groups a table names, the dearest first, before it folds the rest into one row; 0 names all.")]
    [property: Range(0, 10_000)]
    int TopN = 0,
    [property: Description("Which rows are counted: column=value, or column!=value; values of one column are alternatives, columns all must fit.")]
    IReadOnlyList<string>? Filters = null,
    [property: Description("Kinds of charges that are left out.")]
    IReadOnlyList<ChargeKind>? Exclude = null,
    [property: Description("The kind of bill; auto tells it from the header of each file.")]
    BillFormat BillFormat = BillFormat.Auto,
    [property: Description("The column of the time, where the bill is of no known kind.")]
    string? TimeColumn = null,
    [property: Description("The column of the currency, where the bill is of no known kind.")]
    string? CurrencyColumn = null,
    [property: Description("The currency of a bill that has no column for it.")]
    [property: RegularExpression("^[A-Z]{3}$")]
    string? Currency = null,
    [property: Description("How many sums by group and period are held in memory for each entry of group_by, before the smallest groups are folded into Other; 1,000,000 take about 120 MiB.")]
    [property: Range(1_000, 100_000_000)]
    int MaxGroups = 1_000_000,
    [property: Description("Over which periods the change from one to the next is told, split into price and volume; auto takes the longest of month, week and day of which the bill has two whole ones.")]
    ChangePeriod Change = ChangePeriod.Auto,
    [property: Description("Whether unusual days are looked for.")]
    bool Anomalies = true,
    [property: Description("An unusual day is an alert from this difference on, in the bill's currency.")]
    decimal AlertAmount = 100,
    [property: Description("And from this part of what was expected on, in percent.")]
    decimal AlertPercent = 40,
    [property: Description("What may be spent in a month, by currency: {\"USD\": 1000}; none if not given.")]
    IReadOnlyDictionary<string, decimal>? MonthlyBudgets = null,
    [property: Description("The tag keys of which it is told how much of the usage has them; those of group_by if not given, [] for none.")]
    IReadOnlyList<string>? TagCoverage = null) : IConfigCheck
{
    private static readonly string[] DefaultGroupBy = ["ServiceName"];

    /// <summary>The settings as a question to a bill.</summary>
    public BillQuery ToQuery() => new(CostColumn, GroupBy ?? DefaultGroupBy, Period, TopN)
    {
        Format = BillFormat,
        ComparedCosts = [.. (CompareCosts ?? []).Where(column => column != CostColumn)],
        TimeOverride = TimeColumn,
        CurrencyOverride = CurrencyColumn,
        Currency = Currency,
        Filters = Filters ?? [],
        Excluded = Exclude ?? [],
        MaxGroups = MaxGroups,
        Change = Change,
        Anomalies = Anomalies ? new AnomalyOptions(AlertAmount, AlertPercent) : null,
        Budgets = (MonthlyBudgets ?? new Dictionary<string, decimal>()).ToDictionary(budget => budget.Key, budget => Amount.FromDecimal(budget.Value)),
        CoverageKeys = [.. TagCoverage ?? TagsOf(GroupBy ?? DefaultGroupBy)],
    };

    /// <inheritdoc/>
    public IEnumerable<string> FindProblems()
    {
        foreach ((string name, decimal value) in new[] { ("alert_amount", AlertAmount), ("alert_percent", AlertPercent) }.Where(setting => setting.Item2 < 0))
        {
            yield return FormattableString.Invariant($"{name}: is {value}, expected 0 or more");
        }

        foreach ((string currency, decimal budget) in (MonthlyBudgets ?? new Dictionary<string, decimal>()).Where(budget => budget.Value <= 0))
        {
            yield return FormattableString.Invariant($"monthly_budgets: {currency} is {budget}, expected more than 0");
        }

        foreach (string problem in QueryProblems.Find(ToQuery()))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> TagsOf(IEnumerable<string> groups) =>
        groups.SelectMany(group => group.Split(BillQuery.Joint)).Select(part => TagName.Of(part.Trim())).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase);
}
