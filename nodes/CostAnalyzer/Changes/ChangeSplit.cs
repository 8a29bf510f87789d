using System.Runtime.InteropServices;
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

    private delegate int FindGroup(ReadOnlySpan<byte> name);

    /// <summary>The groups that have a cost in one of both periods, the largest change first.</summary>
    public IReadOnlyList<GroupChange> Groups()
    {
        if (query.GroupBy.Count == 0)
        {
            GroupChange bill = new(CostRow.Other, default, default, default, default);
            for (int slot = 0; slot < sums.Cube.SlotCount; slot++)
            {
                bill = With(bill, slot, sums.Cube.Total(slot).Cost);
            }

            SplitPrices(_ => 0, new Span<GroupChange>(ref bill));
            return [bill];
        }

        GroupedCosts costs = sums.Cube.Columns[0];

        // One more for those that were folded.
        GroupChange[] groups = new GroupChange[costs.GroupCount + 1];
        bool[] isThere = new bool[groups.Length];
        for (int cell = 0; cell < costs.CellCount; cell++)
        {
            (int slot, int group) = costs.Key(cell);
            if (Place(slot) >= 0)
            {
                isThere[group] = true;
                groups[group] = With(groups[group] with { Group = group }, slot, costs.Cell(cell).Cost);
            }
        }

        SplitPrices(costs.Find, groups);
        foreach ((int slot, CostCell folded) in costs.FoldedCells.Where(folded => Place(folded.Key) >= 0))
        {
            isThere[^1] = true;
            groups[^1] = With(groups[^1] with { Group = CostRow.Other }, slot, folded.Cost);
        }

        int count = 0;
        for (int group = 0; group < groups.Length; group++)
        {
            if (isThere[group])
            {
                groups[count++] = groups[group];
            }
        }

        groups.AsSpan(0, count).Sort(Compare);
        return new ArraySegment<GroupChange>(groups, 0, count);

        int Compare(GroupChange left, GroupChange right)
        {
            int bySize = Size(right.Change).CompareTo(Size(left.Change));
            return bySize != 0 ? bySize
                : left.Group == CostRow.Other || right.Group == CostRow.Other ? left.Group.CompareTo(right.Group)
                : costs.Name(left.Group).SequenceCompareTo(costs.Name(right.Group));
        }
    }

    private static Amount Size(Amount amount) => amount.IsNegative ? -amount : amount;

    private void SplitPrices(FindGroup find, Span<GroupChange> groups)
    {
        Dictionary<int, ((Amount Cost, Amount Quantity)? Before, (Amount Cost, Amount Quantity)? After)> prices = [];
        for (int cell = 0; cell < sums.Quantities.Count; cell++)
        {
            (int slot, int price) = sums.Quantities.Key(cell);
            if (Place(slot) is not (>= 0 and int place))
            {
                continue;
            }

            ref var both = ref CollectionsMarshal.GetValueRefOrAddDefault(prices, price, out _);
            ref (Amount Cost, Amount Quantity)? sum = ref place == 0 ? ref both.Before : ref both.After;
            (Amount Cost, Amount Quantity) more = sums.Quantities[cell];
            sum = ((sum?.Cost ?? default) + more.Cost, (sum?.Quantity ?? default) + more.Quantity);
        }

        foreach ((int price, var both) in prices)
        {
            Amount change = (both.After?.Cost ?? default) - (both.Before?.Cost ?? default);
            Amount volume = both.Before is { } before && both.After is { } after && before.Quantity != default
                ? before.Cost.Times(after.Quantity - before.Quantity, before.Quantity, EffectPlaces)
                : change;

            // What belongs to folded groups is not split.
            int group = find(GroupOf(sums.Quantities.Price(price)));
            if (group >= 0)
            {
                groups[group] = groups[group] with { Price = groups[group].Price + change - volume, Volume = groups[group].Volume + volume };
            }
        }
    }

    // The price is in two parts before the group.
    private static ReadOnlySpan<byte> GroupOf(ReadOnlySpan<byte> price)
    {
        for (int part = 0; part < 2; part++)
        {
            price = price[(price.IndexOf(CompositeValue.Separator) + 1)..];
        }

        return price;
    }

    private GroupChange With(GroupChange group, int slot, Amount cost) => Place(slot) switch
    {
        0 => group with { Before = group.Before + cost },
        1 => group with { After = group.After + cost },
        _ => group,
    };

    /// <summary>0 for the earlier period, 1 for the later, -1 for neither.</summary>
    private int Place(int slot)
    {
        (int slotCurrency, int number) = sums.Cube.Slot(slot);
        int place = slotCurrency == currency ? PeriodCalendar.Convert(query.Period, number, length) - period + 1 : -1;
        return place is 0 or 1 ? place : -1;
    }
}
