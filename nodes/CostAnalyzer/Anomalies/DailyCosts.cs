using System.Text;
using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Sums;

namespace Pipeline.Nodes.CostAnalyzer.Anomalies;

/// <summary>The costs of one currency by day, as decimals without gaps: days without a charge cost nothing.</summary>
internal sealed class DailyCosts
{
    // Beyond it sums of decimals could overflow; no bill comes near.
    private const decimal MaxCost = 1_000_000_000_000_000_000_000_000m;

    private readonly CostCube _cube;
    private readonly int _currency;
    private readonly BillPeriod _period;

    public DailyCosts(CostCube cube, int currency, BillPeriod period)
    {
        (_cube, _currency, _period) = (cube, currency, period);
        (FirstDay, int last) = cube.Days(currency);
        Count = last - FirstDay + 1;
        decimal[]? total = new decimal[Count];
        for (int slot = 0; slot < cube.SlotCount && total is not null; slot++)
        {
            total = Add(total, slot, cube.Total(slot)) ? total : null;
        }

        Total = total;
    }

    /// <summary>The number of the first day.</summary>
    public int FirstDay { get; }

    public int Count { get; }

    /// <summary>What the bill costs each day; null where amounts are beyond what is judged.</summary>
    public IReadOnlyList<decimal>? Total { get; }

    /// <summary>What each group costs each day. Groups that were folded for want of memory are left out.</summary>
    public Dictionary<string, decimal[]> ByGroup(GroupedCosts costs)
    {
        Dictionary<string, decimal[]> groups = new(StringComparer.Ordinal);
        for (int cell = 0; cell < costs.CellCount; cell++)
        {
            (int slot, int group) = costs.Key(cell);
            if (_cube.Slot(slot).Currency != _currency)
            {
                continue;
            }

            string name = Encoding.UTF8.GetString(costs.Name(group));
            if (!groups.TryGetValue(name, out decimal[]? days))
            {
                groups.Add(name, days = new decimal[Count]);
            }

            Add(days, slot, costs.Cell(cell));
        }

        return groups;
    }

    private bool Add(decimal[] days, int slot, CostCell sum)
    {
        (int currency, int period) = _cube.Slot(slot);
        if (currency != _currency)
        {
            return true;
        }

        if (!sum.Cost.TryToDecimal(out decimal cost) || Math.Abs(cost) > MaxCost)
        {
            return false;
        }

        days[PeriodCalendar.Convert(_period, period, BillPeriod.Day) - FirstDay] += cost;
        return true;
    }
}
