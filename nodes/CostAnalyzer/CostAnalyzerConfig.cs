using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Tables;

namespace Pipeline.Nodes.CostAnalyzer;

/// <summary>The settings of a cost-analyzer.</summary>
/// <param name="CostColumn">The column that is summed.</param>
/// <param name="GroupBy">The columns by whose values it is summed; null is <c>["ServiceName"]</c>.</param>
/// <param name="Period">How long the periods are.</param>
/// <param name="TopN">How many groups a table names before it folds the rest; 0 = all.</param>
internal sealed record CostAnalyzerConfig(
    [property: Description("The column that is summed, for example BilledCost, EffectiveCost, ListCost or ContractedCost.")]
    string CostColumn = "BilledCost",
    [property: Description("The columns by whose values the costs are summed, each for itself; [\"ServiceName\"] if not given, [] for none.")]
    IReadOnlyList<string>? GroupBy = null,
    [property: Description("How long the periods are that costs are summed over, in UTC; a week begins on Monday.")]
    BillPeriod Period = BillPeriod.Day,
    [property: Description("How many groups a table names, the dearest first, before it folds the rest into one row; 0 names all.")]
    [property: Range(0, 10_000)]
    int TopN = 0) : IConfigCheck
{
    private static readonly string[] DefaultGroupBy = ["ServiceName"];

    /// <summary>The settings as a question to a bill.</summary>
    public BillQuery ToQuery() => new(CostColumn, GroupBy ?? DefaultGroupBy, Period, TopN);

    /// <inheritdoc/>
    public IEnumerable<string> FindProblems() => QueryProblems.Find(ToQuery());
}
