using Pipeline.Nodes.CostAnalyzer.Money;

namespace Pipeline.Nodes.CostAnalyzer.Sums;

/// <summary>The costs by the values of one column, for each slot: a period in a currency.</summary>
internal sealed class GroupedCosts
{
    private readonly NameTable _names = new();
    private readonly PairTable _keys = new();
    private readonly PagedList<CostCell> _cells = new();

    public int GroupCount => _names.Count;

    public int CellCount => _cells.Count;

    /// <summary>Adds one row. An empty group value and NULL are one group, without a name.</summary>
    /// <returns>False, and nothing is added, if the group is not UTF-8.</returns>
    public bool TryAdd(int slot, ReadOnlySpan<byte> group, Amount cost)
    {
        int number = _names.GetOrAdd(NullText.IsNull(group) ? default : group);
        if (number == NameTable.NotUtf8)
        {
            return false;
        }

        int cell = _keys.GetOrAdd(slot, number);
        if (cell == _cells.Count)
        {
            _cells.Add(default);
        }

        _cells[cell].Add(cost, 1);
        return true;
    }

    /// <summary>The name of a group as the bill has it; empty for the group without one.</summary>
    public ReadOnlySpan<byte> Name(int group) => _names[group];

    public (int Slot, int Group) Key(int cell) => _keys[cell];

    public CostCell Cell(int cell) => _cells[cell];
}
