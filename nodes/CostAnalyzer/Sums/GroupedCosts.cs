using System.Text.Unicode;
using Pipeline.Nodes.CostAnalyzer.Money;

namespace Pipeline.Nodes.CostAnalyzer.Sums;

/// <summary>
/// The costs by the values of one column, for each slot: a period in a currency. Memory is bounded: where there are more sums than allowed, the
/// groups that cost least so far are folded into one, and stay there, so that every group that has a name has all its rows.
/// </summary>
/// <param name="maxCells">How many sums by slot and group are held.</param>
internal sealed class GroupedCosts(int maxCells)
{
    private readonly RowBatch _waiting = new();
    private NameTable _names = new(PendingCost.Bytes);
    private PairTable<CostCell> _cells = new();
    private bool _isSettled = true;
    private FoldedNames? _folded;
    private readonly Dictionary<int, CostCell> _foldedCells = [];

    public int GroupCount => Settled()._names.Count;

    public int CellCount => Settled()._cells.Count;

    /// <summary>How many groups were folded because there are too many.</summary>
    public int FoldedCount => Settled()._folded?.Count ?? 0;

    /// <summary>Whether there are so many folded groups that <see cref="FoldedCount"/> is only the least that there are.</summary>
    public bool IsFoldedCountLeast => Settled()._folded?.IsFull ?? false;

    /// <summary>The costs of folded groups by slot.</summary>
    public IReadOnlyDictionary<int, CostCell> FoldedCells => Settled()._foldedCells;

    /// <summary>Adds one row. An empty group value and NULL are one group, without a name.</summary>
    /// <returns>False, and nothing is added, if the group is not UTF-8.</returns>
    public bool TryAdd(int slot, ReadOnlySpan<byte> group, Amount cost)
    {
        group = NullText.IsNull(group) ? default : group;
        if (!Utf8.IsValid(group))
        {
            return false;
        }

        _isSettled = false;
        if (!_waiting.TryAdd(slot, group, cost))
        {
            AddWaiting();
            if (!_waiting.TryAdd(slot, group, cost))
            {
                Add(slot, group, NameTable.Hash(group), cost);
            }
        }

        return true;
    }

    /// <summary>The name of a group as the bill has it; empty for the group without one.</summary>
    public ReadOnlySpan<byte> Name(int group) => Settled()._names[group];

    /// <summary>Makes the names of some groups ready to be read, which is faster than to wait for each of them.</summary>
    public void LoadNames(ReadOnlySpan<int> groups) => _ = Settled()._names.LoadByNumber(groups);

    /// <summary>The number of a group; -1 if it has none, or was folded.</summary>
    public int Find(ReadOnlySpan<byte> group) => Settled()._names.TryGet(NullText.IsNull(group) ? default : group, out int number) ? number : -1;

    public (int Slot, int Group) Key(int cell) => Settled()._cells.Pair(cell);

    public CostCell Cell(int cell) => Settled()._cells.Value(cell);

    /// <summary>These sums when every row that was added is in its cell.</summary>
    private GroupedCosts Settled()
    {
        if (!_isSettled)
        {
            AddWaiting();
            SettlePending();
            _isSettled = true;
        }

        return this;
    }

    private void SettlePending()
    {
        for (int group = 0; group < _names.Count; group++)
        {
            _names.Note<PendingCost>(group).Settle(_cells);
        }
    }

    private void AddWaiting()
    {
        _ = _names.LoadByHash(_waiting.Hashes);
        for (int row = 0; row < _waiting.Count; row++)
        {
            Add(_waiting.Slot(row), _waiting.Group(row), _waiting.Hashes[row], _waiting.Cost(row));
        }

        _waiting.Clear();
    }

    private void Add(int slot, ReadOnlySpan<byte> group, ulong hash, Amount cost)
    {
        if (_folded is not null && !_names.TryGet(group, hash, out _) && _folded.Holds(group))
        {
            Fold(slot, new CostCell { Cost = cost, RowCount = 1 });
            return;
        }

        int number = _names.GetOrAdd(group, hash);

        // Most rows of a group are of the same slot as the one before, or there is only one.
        ref PendingCost pending = ref _names.LastNote<PendingCost>();
        if (pending.TryAdd(slot, cost))
        {
            return;
        }

        pending.Settle(_cells);
        _cells.GetOrAdd(slot, number, out int cell).Add(cost, 1);
        pending = new PendingCost(slot, cell);
        if (_cells.Count > maxCells)
        {
            FoldSmallest();
        }
    }

    private void Fold(int slot, CostCell sum)
    {
        CostCell folded = _foldedCells.GetValueOrDefault(slot);
        folded.Add(sum.Cost, sum.RowCount);
        _foldedCells[slot] = folded;
    }

    /// <summary>Keeps the groups that are largest by size, so that half of the room is free again.</summary>
    private void FoldSmallest()
    {
        SettlePending();
        bool[] kept = Largest();
        _folded ??= new FoldedNames(maxCells);
        (NameTable names, PairTable<CostCell> cells) = (new(PendingCost.Bytes), new());
        for (int group = 0; group < kept.Length; group++)
        {
            if (!kept[group])
            {
                _folded.Add(_names[group]);
            }
        }

        for (int cell = 0; cell < _cells.Count; cell++)
        {
            (int slot, int group) = _cells.Pair(cell);
            if (kept[group])
            {
                cells.GetOrAdd(slot, names.GetOrAdd(_names[group]), out _) = _cells.Value(cell);
            }
            else
            {
                Fold(slot, _cells.Value(cell));
            }
        }

        (_names, _cells) = (names, cells);
    }

    private bool[] Largest()
    {
        Amount[] sizes = new Amount[_names.Count];
        int[] cellCounts = new int[_names.Count];
        for (int cell = 0; cell < _cells.Count; cell++)
        {
            int group = _cells.Pair(cell).Second;
            sizes[group] += _cells.Value(cell).Cost;
            cellCounts[group]++;
        }

        int[] order = [.. Enumerable.Range(0, sizes.Length)];
        for (int group = 0; group < sizes.Length; group++)
        {
            sizes[group] = sizes[group].IsNegative ? -sizes[group] : sizes[group];
        }

        Array.Sort(order, (left, right) => sizes[right].CompareTo(sizes[left]) is not 0 and int bySize ? bySize : _names[left].SequenceCompareTo(_names[right]));
        bool[] kept = new bool[sizes.Length];
        int room = maxCells / 2;
        foreach (int group in order)
        {
            room -= cellCounts[group];
            if (room < 0)
            {
                break;
            }

            kept[group] = true;
        }

        return kept;
    }
}
