using System.Text;
using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Money;
using Pipeline.Nodes.CostAnalyzer.Sums;

namespace Pipeline.Nodes.CostAnalyzer.Tables;

/// <summary>What a bill costs in one currency.</summary>
internal sealed class CurrencyReport
{
    private readonly CostRow[] _periods;

    /// <exception cref="InvalidOperationException">Groups do not add up to the total: a mistake in this program.</exception>
    public CurrencyReport(CostCube cube, int currency, BillQuery query)
    {
        Currency = Encoding.UTF8.GetString(cube.Currency(currency));
        List<CostRow> periods = [];
        for (int slot = 0; slot < cube.SlotCount; slot++)
        {
            (int slotCurrency, int period) = cube.Slot(slot);
            if (slotCurrency == currency)
            {
                CostCell sum = cube.Total(slot);
                Total += sum.Cost;
                RowCount += sum.RowCount;
                NegativeRowCount += cube.NegativeRowCount(slot);
                periods.Add(new CostRow(period, CostRow.Other, sum));
            }
        }

        periods.Sort((left, right) => left.Period.CompareTo(right.Period));
        _periods = [.. periods];
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
}
