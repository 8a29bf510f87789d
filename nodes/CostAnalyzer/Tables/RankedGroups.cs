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
    private readonly CostRow[] _ranked;
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
        _ranked = new CostRow[costs.GroupCount];
        foreach ((int cell, _, int group) in Cells())
        {
            CostCell sum = costs.Cell(cell);
            CostCell total = _ranked[group].Sum;
            total.Add(sum.Cost, sum.RowCount);
            _ranked[group] = new CostRow(0, group, total);
        }

        if (cube.CurrencyCount > 1)
        {
            // The others are in other currencies.
            _ranked = Array.FindAll(_ranked, total => total.Sum.RowCount > 0);
        }

        Array.Sort(_ranked, Compare);
        _unranked = [.. costs.FoldedCells.Select(folded => (_cube.Slot(folded.Key), folded.Value))
            .Where(folded => folded.Item1.Currency == currency).Select(folded => (folded.Item1.Period, folded.Value))];
        int unranked = _unranked.Length > 0 ? costs.FoldedCount : 0;
        int folded = topGroups > 0 ? Math.Max(0, _ranked.Length - topGroups) : 0;
        _namedCount = _ranked.Length - folded;
        FoldedCount = folded + unranked;
        Count = _ranked.Length + unranked;
        OtherName = GroupName.Other(FoldedCount);
        _named = folded > 0 ? [.. _ranked.Take(topGroups).Select(row => row.Group)] : null;
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
        foreach (CostRow row in _ranked)
        {
            total += row.Sum.Cost;
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

    /// <summary>Makes the names of some rows ready to be read.</summary>
    public void LoadNames(ReadOnlySpan<CostRow> rows)
    {
        Span<int> groups = stackalloc int[rows.Length];
        int count = 0;
        foreach (CostRow row in rows)
        {
            if (row.Group != CostRow.Other)
            {
                groups[count++] = row.Group;
            }
        }

        _costs.LoadNames(groups[..count]);
    }

    /// <summary>A row for each named group, then the folded ones.</summary>
    public IReadOnlyList<CostRow> Rows()
    {
        if (FoldedCount == 0)
        {
            return _ranked;
        }

        CostCell other = default;
        foreach (CostCell sum in _ranked.Skip(_namedCount).Select(row => row.Sum).Concat(_unranked.Select(folded => folded.Sum)))
        {
            other.Add(sum.Cost, sum.RowCount);
        }

        return [.. _ranked.Take(_namedCount), new CostRow(0, CostRow.Other, other)];
    }

    /// <summary>The same for each period; and how many rows that are.</summary>
    /// <remarks>Only the rows of one period are in memory at a time: there may be millions.</remarks>
    public (int Count, IEnumerable<CostRow> Rows) RowsByPeriod()
    {
        SortedDictionary<int, CostCell> others = [];
        SortedDictionary<int, int> counts = [];
        foreach ((int period, CostCell sum) in _unranked)
        {
            AddTo(others, period, sum);
            counts.TryAdd(period, 0);
        }

        int namedCount = 0;
        foreach ((int cell, int period, int group) in Cells())
        {
            bool isNamed = IsNamed(group);
            counts[period] = counts.GetValueOrDefault(period) + (isNamed ? 1 : 0);
            namedCount += isNamed ? 1 : 0;
            if (!isNamed)
            {
                AddTo(others, period, _costs.Cell(cell));
            }
        }

        if (counts.Count == 1 && others.Count == 0)
        {
            // All of it is one period, and in order already.
            int only = counts.Keys.First();
            return (namedCount, _ranked.Select(row => row with { Period = only }));
        }

        return (namedCount + others.Count, RowsByPeriod(CellsByPeriod(counts, namedCount), counts, others));
    }

    private static void AddTo(SortedDictionary<int, CostCell> sums, int period, CostCell sum)
    {
        CostCell before = sums.GetValueOrDefault(period);
        before.Add(sum.Cost, sum.RowCount);
        sums[period] = before;
    }

    private IEnumerable<CostRow> RowsByPeriod(int[] cells, SortedDictionary<int, int> counts, SortedDictionary<int, CostCell> others)
    {
        CostRow[] rows = new CostRow[counts.Values.DefaultIfEmpty().Max()];
        int start = 0;
        foreach ((int period, int count) in counts)
        {
            for (int index = 0; index < count; index++)
            {
                int cell = cells[start + index];
                rows[index] = new CostRow(period, _costs.Key(cell).Group, _costs.Cell(cell));
            }

            start += count;
            Array.Sort(rows, 0, count, Comparer<CostRow>.Create(Compare));
            foreach (CostRow row in rows.Take(count))
            {
                yield return row;
            }

            if (others.TryGetValue(period, out CostCell other))
            {
                yield return new CostRow(period, CostRow.Other, other);
            }
        }
    }

    /// <summary>The cells of the named groups, by period.</summary>
    private int[] CellsByPeriod(SortedDictionary<int, int> counts, int namedCount)
    {
        Dictionary<int, int> next = [];
        int start = 0;
        foreach ((int period, int count) in counts)
        {
            next[period] = start;
            start += count;
        }

        int[] cells = new int[namedCount];
        foreach ((int cell, int period, int group) in Cells())
        {
            if (IsNamed(group))
            {
                cells[next[period]++] = cell;
            }
        }

        return cells;
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

    private int Compare(CostRow left, CostRow right)
    {
        int byCost = right.Sum.Cost.CompareTo(left.Sum.Cost);
        return byCost != 0 ? byCost : CompareNames(left.Group, right.Group);
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
