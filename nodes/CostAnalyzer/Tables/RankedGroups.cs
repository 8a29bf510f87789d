using System.Globalization;
using System.Text;
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

    /// <summary>Ranks the groups.</summary>
    /// <param name="column">The name of the column.</param>
    /// <param name="cube">All sums.</param>
    /// <param name="costs">The sums by this column.</param>
    /// <param name="currency">The number of the currency.</param>
    /// <param name="topGroups">How many groups keep their name; 0 = all.</param>
    public RankedGroups(string column, CostCube cube, GroupedCosts costs, int currency, int topGroups)
    {
        Column = column;
        _cube = cube;
        _costs = costs;
        _currency = currency;
        _totals = new CostCell[costs.GroupCount];
        for (int cell = 0; cell < costs.CellCount; cell++)
        {
            (int slot, int group) = costs.Key(cell);
            if (cube.Slot(slot).Currency == currency)
            {
                CostCell sum = costs.Cell(cell);
                _totals[group].Add(sum.Cost, sum.RowCount);
            }
        }

        _order = [.. Enumerable.Range(0, _totals.Length).Where(group => _totals[group].RowCount > 0)];
        Array.Sort(_order, (left, right) => Compare(_totals[left].Cost, left, _totals[right].Cost, right));
        FoldedCount = topGroups > 0 ? Math.Max(0, _order.Length - topGroups) : 0;
        OtherName = Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Other ({FoldedCount})"));
        _named = FoldedCount > 0 ? [.. _order.AsSpan(0, topGroups)] : null;
    }

    public string Column { get; }

    /// <summary>How many groups there are, named or folded.</summary>
    public int Count => _order.Length;

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

        return total;
    }

    public ReadOnlySpan<byte> Name(int group) => group == CostRow.Other ? OtherName.Span : _costs.Name(group);

    /// <summary>A row for each named group, then the folded ones.</summary>
    public CostRow[] Rows()
    {
        List<CostRow> rows = new(_order.Length - FoldedCount + 1);
        CostCell other = default;
        foreach (int group in _order)
        {
            if (IsNamed(group))
            {
                rows.Add(new CostRow(0, group, _totals[group]));
            }
            else
            {
                other.Add(_totals[group].Cost, _totals[group].RowCount);
            }
        }

        if (FoldedCount > 0)
        {
            rows.Add(new CostRow(0, CostRow.Other, other));
        }

        return [.. rows];
    }

    /// <summary>The same for each period.</summary>
    public CostRow[] RowsByPeriod()
    {
        List<CostRow> rows = [];
        Dictionary<int, CostCell> others = [];
        for (int cell = 0; cell < _costs.CellCount; cell++)
        {
            (int slot, int group) = _costs.Key(cell);
            (int currency, int period) = _cube.Slot(slot);
            if (currency != _currency)
            {
                continue;
            }

            CostCell sum = _costs.Cell(cell);
            if (IsNamed(group))
            {
                rows.Add(new CostRow(period, group, sum));
            }
            else
            {
                CostCell other = others.GetValueOrDefault(period);
                other.Add(sum.Cost, sum.RowCount);
                others[period] = other;
            }
        }

        rows.AddRange(others.Select(other => new CostRow(other.Key, CostRow.Other, other.Value)));
        rows.Sort(CompareInPeriods);
        return [.. rows];
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
        return byCost != 0 ? byCost : Name(left).SequenceCompareTo(Name(right));
    }
}
