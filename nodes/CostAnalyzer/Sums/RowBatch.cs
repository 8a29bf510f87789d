using Pipeline.Nodes.CostAnalyzer.Money;

namespace Pipeline.Nodes.CostAnalyzer.Sums;

/// <summary>Some rows that wait to be added to the sums of their groups, so that what they need of a large table is loaded for all of them together.</summary>
internal sealed class RowBatch
{
    private const int MaxNameBytes = 4096;

    private readonly Row[] _rows = new Row[NameTable.LoadsAtOnce];
    private readonly ulong[] _hashes = new ulong[NameTable.LoadsAtOnce];
    private readonly byte[] _names = new byte[MaxNameBytes];
    private int _nameBytes;

    public int Count { get; private set; }

    /// <summary>The hash of each row's group.</summary>
    public ReadOnlySpan<ulong> Hashes => _hashes.AsSpan(0, Count);

    /// <summary>Adds a row.</summary>
    /// <returns>False if there is no room for it.</returns>
    public bool TryAdd(int slot, ReadOnlySpan<byte> group, Amount cost)
    {
        if (Count == NameTable.LoadsAtOnce || !group.TryCopyTo(_names.AsSpan(_nameBytes)))
        {
            return false;
        }

        _rows[Count] = new Row(slot, _nameBytes, group.Length, cost);
        _hashes[Count] = NameTable.Hash(group);
        _nameBytes += group.Length;
        Count++;
        return true;
    }

    public int Slot(int row) => _rows[row].Slot;

    public ReadOnlySpan<byte> Group(int row) => _names.AsSpan(_rows[row].NameStart, _rows[row].NameLength);

    public Amount Cost(int row) => _rows[row].Cost;

    public void Clear() => (Count, _nameBytes) = (0, 0);

    private readonly record struct Row(int Slot, int NameStart, int NameLength, Amount Cost);
}
