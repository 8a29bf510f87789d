using System.Text;
using Pipeline.Nodes.CostAnalyzer.Anomalies;
using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Budgets;
using Pipeline.Nodes.CostAnalyzer.Changes;
using Pipeline.Nodes.CostAnalyzer.Money;
using Pipeline.Nodes.CostAnalyzer.Sums;

namespace Pipeline.Nodes.CostAnalyzer.Tables;

/// <summary>What a bill costs in one currency.</summary>
internal sealed class CurrencyReport
{
    private readonly BillSums _sums;
    private readonly BillQuery _query;
    private readonly CostRow[] _periods;

    /// <exception cref="InvalidOperationException">Groups do not add up to the total: a mistake in this program.</exception>
    public CurrencyReport(BillSums sums, int currency, BillQuery query)
    {
        CostCube cube = sums.Cube;
        _sums = sums;
        _query = query;
        Kinds = [.. sums.Kinds.Of(currency)];
        Currency = Encoding.UTF8.GetString(cube.Currency(currency));
        _periods = PeriodsOf(cube, currency);
        foreach (CostRow period in _periods)
        {
            Total += period.Sum.Cost;
            RowCount += period.Sum.RowCount;
        }

        NegativeRowCount = Enumerable.Range(0, cube.SlotCount).Where(slot => cube.Slot(slot).Currency == currency).Sum(cube.NegativeRowCount);
        Change = query.Change == ChangePeriod.Off ? null : ChangeReport.Make(sums, currency, query, query.Change);
        Anomalies = query.Anomalies is null ? null : AnomalyReport.Make(cube, currency, query, query.Anomalies);
        Budget = query.Budgets.TryGetValue(Currency, out Amount budget) ? BudgetMonth.Of(sums, currency, query.Period, budget) : [];
        Coverage = [.. query.CoverageKeys.Zip(sums.Coverage, (key, coverage) => new TagCoverage(key, coverage.Of(currency).Tagged, coverage.Of(currency).Untagged))];
        (int firstDay, int lastDay) = cube.Days(currency);
        FirstDay = PeriodCalendar.Start(BillPeriod.Day, firstDay);
        LastDay = PeriodCalendar.Start(BillPeriod.Day, lastDay);
        Columns = [.. query.GroupBy.Select((name, index) => new RankedGroups(name, cube, cube.Columns[index], currency, query.TopGroups))];
        foreach (RankedGroups groups in Columns)
        {
            if (groups.Total() != Total)
            {
                throw new InvalidOperationException($"The groups of {groups.Column} add up to {groups.Total()}, the rows to {Total} {Currency}.");
            }
        }
    }

    public string Currency { get; }

    public Amount Total { get; }

    public long RowCount { get; }

    public long NegativeRowCount { get; }

    /// <summary>The first day, in UTC, that there is a row of.</summary>
    public string FirstDay { get; }

    /// <summary>The last day that there is a row of; a period may end later.</summary>
    public string LastDay { get; }

    /// <summary>The periods in which there are rows, ascending. At least one.</summary>
    public IReadOnlyList<CostRow> Periods => _periods;

    /// <summary>The groups of each grouping column.</summary>
    public IReadOnlyList<RankedGroups> Columns { get; }

    /// <summary>What changed from period to period; null if that is switched off.</summary>
    public ChangeReport? Change { get; }

    /// <summary>The unusual days; null if that is switched off.</summary>
    public AnomalyReport? Anomalies { get; }

    /// <summary>The months against their budget; none if there is no budget in this currency.</summary>
    public IReadOnlyList<BudgetMonth> Budget { get; }

    /// <summary>How much of the usage has which tag.</summary>
    public IReadOnlyList<TagCoverage> Coverage { get; }

    /// <summary>The kinds of charges that there are rows of.</summary>
    public IReadOnlyList<(ChargeKind Kind, CostCell Sum)> Kinds { get; }

    /// <summary>The cost that is summed and those that it is compared with, each by period, ascending; those without any row left out.</summary>
    public IReadOnlyList<(string Column, IReadOnlyList<CostRow> Periods)> ComparedCosts()
    {
        List<(string, IReadOnlyList<CostRow>)> costs = [(_query.CostColumn, _periods)];
        foreach ((string column, CostCube cube) in _query.ComparedCosts.Zip(_sums.Compared))
        {
            int currency = Enumerable.Range(0, cube.CurrencyCount).FirstOrDefault(index => Encoding.UTF8.GetString(cube.Currency(index)) == Currency, -1);
            if (currency >= 0)
            {
                costs.Add((column, PeriodsOf(cube, currency)));
            }
        }

        return costs;
    }

    private static CostRow[] PeriodsOf(CostCube cube, int currency)
    {
        List<CostRow> periods = [];
        for (int slot = 0; slot < cube.SlotCount; slot++)
        {
            (int slotCurrency, int period) = cube.Slot(slot);
            if (slotCurrency == currency)
            {
                periods.Add(new CostRow(period, CostRow.Other, cube.Total(slot)));
            }
        }

        return [.. periods.OrderBy(row => row.Period)];
    }
}
