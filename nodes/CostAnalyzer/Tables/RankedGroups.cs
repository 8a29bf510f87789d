using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Bills.Groups;
using Pipeline.Nodes.CostAnalyzer.Money;
using Pipeline.Nodes.CostAnalyzer.Sums;

namespace Pipeline.Nodes.CostAnalyzer.Tables;

/// <summary>The groups of one column in one currency: the dearest first, then by name; the rest folded into one.</summary>
internal sealed class RankedGroups
{
    private readonly GroupedCosts _costs;
    private readonly CostCube _cube;
    private readonly int _currency;
    private readonly CostCell[] _totals;
    private readonly int[] _order;
    private readonly HashSet<int>? _named;
    private readonly int _namedCount;
    private readonly (int Period, CostCell Sum)[] _unranked;

    /// <summary>Ranks the groups.</summary>
    /// <param name="column">The name of the column.</param>
    /// <param name="cube">All sums.</param>
    /// <param name="costs">The sums by this column.</param>
    /// <param name="currency">The number of the currency.</param>
    /// <param name="topGroups">How many groups keep their name; 0 = all.</param>
    public RankedGroups(string column, CostCube cube, GroupedCosts costs, int currency, int topGroups)
    {
        Column = column;
        Columns = column.Split(BillQuery.Joint, StringSplitOptions.TrimEntries);
        _cube = cube;
        _costs = costs;
        _currency = currency;
        _totals = new CostCell[costs.GroupCount];
        foreach ((int cell, _, int group) in Cells())
        {
            CostCell sum = costs.Cell(cell);
            _totals[group].Add(sum.Cost, sum.RowCount);
        }

        _order = [.. Enumerable.Range(0, _totals.Length).Where(group => _totals[group].RowCount > 0)];
        Array.Sort(_order, (left, right) => Compare(_totals[left].Cost, left, _totals[right].Cost, right));
        _unranked = [.. costs.FoldedCells.Select(folded => (_cube.Slot(folded.Key), folded.Value))
            .Where(folded => folded.Item1.Currency == currency).Select(folded => (folded.Item1.Period, folded.Value))];
        int unranked = _unranked.Length > 0 ? costs.FoldedCount : 0;
        int folded = topGroups > 0 ? Math.Max(0, _order.Length - topGroups) : 0;
        _namedCount = _order.Length - folded;
        FoldedCount = folded + unranked;
        Count = _order.Length + unranked;
        OtherName = GroupName.Other(FoldedCount);
        _named = folded > 0 ? [.. _order.AsSpan(0, topGroups)] : null;
    }

    /// <summary>What the groups are of, as the query names it.</summary>
    public string Column { get; }

    /// <summary>The columns that the group takes in a table.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>How many groups there are, named or folded.</summary>
    public int Count { get; }

    /// <summary>How many groups are folded into one row.</summary>
    public int FoldedCount { get; }

    /// <summary>What that row is called.</summary>
    public ReadOnlyMemory<byte> OtherName { get; }

    /// <summary>The sum of all groups.</summary>
    public Amount Total()
    {
        Amount total = default;
        foreach (int group in _order)
        {
            total += _totals[group].Cost;
        }

        return _unranked.Aggregate(total, (sum, folded) => sum + folded.Sum.Cost);
    }

    /// <summary>What a group is called in one of its columns, see <see cref="GroupName"/>.</summary>
    public ReadOnlySpan<byte> Name(int group, int column = 0)
    {
        if (group == CostRow.Other)
        {
            return OtherName.Span;
        }

        ReadOnlySpan<byte> name = _costs.Name(group);
        for (int part = 0; part < column; part++)
        {
            name = name[(name.IndexOf(CompositeValue.Separator) + 1)..];
        }

        int end = Columns.Count > 1 ? name.IndexOf(CompositeValue.Separator) : -1;
        return GroupName.Of(end < 0 ? name : name[..end]);
    }

    /// <summary>A row for each named group, then the folded ones.</summary>
    public CostRow[] Rows()
    {
        CostRow[] rows = new CostRow[FoldedCount > 0 ? _namedCount + 1 : _namedCount];
        CostCell other = default;
        for (int rank = 0; rank < _order.Length; rank++)
        {
            CostCell total = _totals[_order[rank]];
            if (rank < _namedCount)
            {
                rows[rank] = new CostRow(0, _order[rank], total);
            }
            else
            {
                other.Add(total.Cost, total.RowCount);
            }
        }

        foreach ((_, CostCell sum) in _unranked)
        {
            other.Add(sum.Cost, sum.RowCount);
        }

        if (FoldedCount > 0)
        {
            rows[_namedCount] = new CostRow(0, CostRow.Other, other);
        }

        return rows;
    }

    /// <summary>The same for each period.</summary>
    public CostRow[] RowsByPeriod()
    {
        // Counted first: with millions of groups, a list that grows would need twice the memory.
        int namedCount = 0;
        Dictionary<int, CostCell> others = [];
        foreach ((int cell, int period, int group) in Cells())
        {
            if (IsNamed(group))
            {
                namedCount++;
            }
            else
            {
                CostCell other = others.GetValueOrDefault(period);
                CostCell sum = _costs.Cell(cell);
                other.Add(sum.Cost, sum.RowCount);
                others[period] = other;
            }
        }

        foreach ((int period, CostCell sum) in _unranked)
        {
            CostCell other = others.GetValueOrDefault(period);
            other.Add(sum.Cost, sum.RowCount);
            others[period] = other;
        }

        CostRow[] rows = new CostRow[namedCount + others.Count];
        int index = 0;
        foreach ((int cell, int period, int group) in Cells())
        {
            if (IsNamed(group))
            {
                rows[index++] = new CostRow(period, group, _costs.Cell(cell));
            }
        }

        foreach ((int period, CostCell other) in others)
        {
            rows[index++] = new CostRow(period, CostRow.Other, other);
        }

        Array.Sort(rows, CompareInPeriods);
        return rows;
    }

    private IEnumerable<(int Cell, int Period, int Group)> Cells()
    {
        for (int cell = 0; cell < _costs.CellCount; cell++)
        {
            (int slot, int group) = _costs.Key(cell);
            (int currency, int period) = _cube.Slot(slot);
            if (currency == _currency)
            {
                yield return (cell, period, group);
            }
        }
    }

    private bool IsNamed(int group) => _named is null || _named.Contains(group);

    private int CompareInPeriods(CostRow left, CostRow right)
    {
        int byPeriod = left.Period.CompareTo(right.Period);
        int byOther = (left.Group == CostRow.Other).CompareTo(right.Group == CostRow.Other);
        return byPeriod != 0 ? byPeriod
            : byOther != 0 ? byOther
            : Compare(left.Sum.Cost, left.Group, right.Sum.Cost, right.Group);
    }

    private int Compare(Amount leftCost, int left, Amount rightCost, int right)
    {
        int byCost = rightCost.CompareTo(leftCost);
        return byCost != 0 ? byCost : CompareNames(left, right);
    }

    private int CompareNames(int left, int right)
    {
        int result = 0;
        for (int column = 0; column < Columns.Count && result == 0; column++)
        {
            result = Name(left, column).SequenceCompareTo(Name(right, column));
        }

        return result;
    }
}
