using System.Text;
using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Bills.Groups;
using Pipeline.Nodes.CostAnalyzer.Money;
using Pipeline.Nodes.CostAnalyzer.Sums;
using Pipeline.Nodes.CostAnalyzer.Tables;

namespace Pipeline.Nodes.CostAnalyzer.Changes;

/// <summary>
/// Splits the change from one period to the next by group, and within each by price and volume: for each price, ΔQ · P0 is the volume's part and the
/// rest, ΔP · Q1, the price's.
/// </summary>
internal sealed class ChangeSplit(BillSums sums, int currency, BillQuery query, BillPeriod length, int period)
{
    // Far below a cent; the price's part takes the rest, so that both add up exactly.
    private const int EffectPlaces = 10;

    private readonly Dictionary<string, (Amount Price, Amount Volume)> _effects = new(StringComparer.Ordinal);

    /// <summary>The groups that have a cost in one of both periods, the largest change first.</summary>
    public IReadOnlyList<GroupChange> Groups()
    {
        SplitPrices();
        if (query.GroupBy.Count == 0)
        {
            Amount[] totals = new Amount[2];
            for (int slot = 0; slot < sums.Cube.SlotCount; slot++)
            {
                Add(totals, slot, sums.Cube.Total(slot).Cost);
            }

            return [Change(CostRow.Other, "", totals)];
        }

        GroupedCosts costs = sums.Cube.Columns[0];
        Dictionary<int, Amount[]> groups = [];
        for (int cell = 0; cell < costs.CellCount; cell++)
        {
            (int slot, int group) = costs.Key(cell);
            AddTo(groups, group, slot, costs.Cell(cell).Cost);
        }

        foreach ((int slot, CostCell folded) in costs.FoldedCells)
        {
            AddTo(groups, CostRow.Other, slot, folded.Cost);
        }

        return
        [
            .. groups.Select(group => Change(group.Key, group.Key == CostRow.Other ? null : Encoding.UTF8.GetString(costs.Name(group.Key)), group.Value))
                .OrderByDescending(change => Size(change.Change))
                .ThenBy(change => change.Group == CostRow.Other ? "" : Encoding.UTF8.GetString(costs.Name(change.Group)), StringComparer.Ordinal),
        ];
    }

    private static Amount Size(Amount amount) => amount.IsNegative ? -amount : amount;

    private void SplitPrices()
    {
        Dictionary<int, (Amount Cost, Amount Quantity)?[]> prices = [];
        for (int cell = 0; cell < sums.Quantities.Count; cell++)
        {
            (int slot, int price) = sums.Quantities.Key(cell);
            if (Place(slot) is not (>= 0 and int place))
            {
                continue;
            }

            if (!prices.TryGetValue(price, out (Amount Cost, Amount Quantity)?[]? both))
            {
                prices.Add(price, both = new (Amount, Amount)?[2]);
            }

            (Amount cost, Amount quantity) = sums.Quantities[cell];
            (Amount Cost, Amount Quantity) before = both[place] ?? default;
            both[place] = (before.Cost + cost, before.Quantity + quantity);
        }

        foreach ((int price, (Amount Cost, Amount Quantity)?[] both) in prices)
        {
            Amount change = (both[1]?.Cost ?? default) - (both[0]?.Cost ?? default);
            Amount volume = both[0] is { } before && both[1] is { } after && before.Quantity != default
                ? before.Cost.Times(after.Quantity - before.Quantity, before.Quantity, EffectPlaces)
                : change;
            string group = GroupOf(sums.Quantities.Price(price));
            (Amount Price, Amount Volume) effect = _effects.GetValueOrDefault(group);
            _effects[group] = (effect.Price + change - volume, effect.Volume + volume);
        }
    }

    // The price is in two parts before the group.
    private static string GroupOf(ReadOnlySpan<byte> price)
    {
        for (int part = 0; part < 2; part++)
        {
            price = price[(price.IndexOf(CompositeValue.Separator) + 1)..];
        }

        return Encoding.UTF8.GetString(price);
    }

    private void AddTo(Dictionary<int, Amount[]> groups, int group, int slot, Amount cost)
    {
        if (Place(slot) < 0)
        {
            return;
        }

        if (!groups.TryGetValue(group, out Amount[]? totals))
        {
            groups.Add(group, totals = new Amount[2]);
        }

        Add(totals, slot, cost);
    }

    private void Add(Amount[] totals, int slot, Amount cost)
    {
        int place = Place(slot);
        if (place >= 0)
        {
            totals[place] += cost;
        }
    }

    /// <summary>0 for the earlier period, 1 for the later, -1 for neither.</summary>
    private int Place(int slot)
    {
        (int slotCurrency, int number) = sums.Cube.Slot(slot);
        int place = slotCurrency == currency ? PeriodCalendar.Convert(query.Period, number, length) - period + 1 : -1;
        return place is 0 or 1 ? place : -1;
    }

    private GroupChange Change(int group, string? name, Amount[] totals)
    {
        (Amount price, Amount volume) = name is null ? default : _effects.GetValueOrDefault(name);
        return new GroupChange(group, totals[0], totals[1], price, volume);
    }
}
