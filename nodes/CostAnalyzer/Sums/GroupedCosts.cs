using Pipeline.Nodes.CostAnalyzer.Money;

namespace Pipeline.Nodes.CostAnalyzer.Sums;

/// <summary>The costs by the values of one column, for each slot: a period in a currency.</summary>
internal sealed class GroupedCosts
{
    private static readonly byte[] NoneName = [.. "(none)"u8];

    private readonly NameTable _names = new();
    private readonly PairTable _keys = new();
    private readonly PagedList<CostCell> _cells = new();

    public int GroupCount => _names.Count;

    public int CellCount => _cells.Count;

    /// <summary>Adds one row. An empty group value and NULL are the group <c>(none)</c>.</summary>
    public void Add(int slot, ReadOnlySpan<byte> group, Amount cost)
    {
        int number = _names.GetOrAdd(NullText.IsNull(group) ? NoneName : group);
        int cell = _keys.GetOrAdd(slot, number);
        if (cell == _cells.Count)
        {
            _cells.Add(default);
        }

        _cells[cell].Add(cost, 1);
    }

    public ReadOnlySpan<byte> Name(int group) => _names[group];

    public (int Slot, int Group) Key(int cell) => _keys[cell];

    public CostCell Cell(int cell) => _cells[cell];
}
