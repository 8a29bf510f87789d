using Pipeline.Nodes.CostAnalyzer.Anomalies;
using Pipeline.Nodes.CostAnalyzer.Changes;
using Pipeline.Nodes.CostAnalyzer.Money;

namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>What is asked of a bill.</summary>
/// <param name="CostColumn">The cost that is summed: one of <see cref="CostColumns"/>, or any column of amounts.</param>
/// <param name="GroupBy">What costs are summed by, each for itself: a column, a tag as <c>tag:Key</c>, or several joined by <c>+</c>; each once.</param>
/// <param name="Period">How long a period is.</param>
/// <param name="TopGroups">How many groups a table names before it folds the rest into one row; 0 = all.</param>
internal sealed record BillQuery(string CostColumn, IReadOnlyList<string> GroupBy, BillPeriod Period, int TopGroups)
{
    public const string TimeColumn = "ChargePeriodStart";

    public const string CurrencyColumn = "BillingCurrency";

    /// <summary>What the groups of one entry of <see cref="GroupBy"/> are joined by.</summary>
    public const char Joint = '+';

    public BillFormat Format { get; init; }

    /// <summary>Costs that are summed by period beside the first.</summary>
    public IReadOnlyList<string> ComparedCosts { get; init; } = [];

    /// <summary>The column of the time in place of the one of this kind of bill; null = that one.</summary>
    public string? TimeOverride { get; init; }

    /// <summary>The column of the currency in place of the one of this kind of bill; null = that one.</summary>
    public string? CurrencyOverride { get; init; }

    /// <summary>The one currency of a bill that has no column for it; null = none.</summary>
    public string? Currency { get; init; }

    /// <summary>Conditions <c>column=value</c> and <c>column!=value</c> that a row must meet to be counted.</summary>
    public IReadOnlyList<string> Filters { get; init; } = [];

    /// <summary>Kinds of charges that are left out.</summary>
    public IReadOnlyList<ChargeKind> Excluded { get; init; } = [];

    /// <summary>How many sums by group and period are held for each entry of <see cref="GroupBy"/> before the smallest groups are folded.</summary>
    public int MaxGroups { get; init; } = 1_000_000;

    /// <summary>Over which periods the change is told.</summary>
    public ChangePeriod Change { get; init; } = ChangePeriod.Off;

    /// <summary>When days are unusual; null = nobody asks.</summary>
    public AnomalyOptions? Anomalies { get; init; }

    /// <summary>What may be spent in a month, by currency.</summary>
    public IReadOnlyDictionary<string, Amount> Budgets { get; init; } = new Dictionary<string, Amount>();

    /// <summary>The tag keys whose coverage is told.</summary>
    public IReadOnlyList<string> CoverageKeys { get; init; } = [];
}
