using Pipeline.Nodes.CostAnalyzer.Sums;

namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>Everything that rows are added to.</summary>
internal sealed class BillSums
{
    public BillSums(BillQuery query)
    {
        Cube = new CostCube(query.GroupBy.Count, query.MaxGroups);
        Quantities = new QuantitySums(query.MaxGroups);
        Coverage = [.. query.CoverageKeys.Select(_ => new CoverageSums())];
        Days = query.Budgets.Count > 0 && query.Period == BillPeriod.Week ? new CostCube(groupColumnCount: 0, query.MaxGroups) : null;
        Compared = [.. query.ComparedCosts.Select(_ => new CostCube(groupColumnCount: 0, query.MaxGroups))];
    }

    public CostCube Cube { get; }

    /// <summary>The sums by day, where months are asked for and periods make up none; its currencies have the same numbers.</summary>
    public CostCube? Days { get; }

    /// <summary>The sums by period of each cost that is compared with the first.</summary>
    public IReadOnlyList<CostCube> Compared { get; }

    public ChargeKindSums Kinds { get; } = new();

    public QuantitySums Quantities { get; }

    /// <summary>What has each of the tags whose coverage is told.</summary>
    public IReadOnlyList<CoverageSums> Coverage { get; }

    public SkippedRows WithoutCost { get; } = new("no cost (empty or NULL)");

    public SkippedRows FilteredOut { get; } = new("not what the filters ask for");

    public SkippedRows LeftOut { get; } = new("of a kind of charge that is left out");

    /// <summary>The reasons for which rows were skipped.</summary>
    public IEnumerable<SkippedRows> Skipped => new[] { WithoutCost, FilteredOut, LeftOut }.Where(skipped => skipped.Count > 0);
}
