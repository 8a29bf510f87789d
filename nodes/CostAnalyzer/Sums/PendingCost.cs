using System.Runtime.CompilerServices;
using Pipeline.Nodes.CostAnalyzer.Money;

namespace Pipeline.Nodes.CostAnalyzer.Sums;

/// <summary>
/// What the rows of a group cost that are not yet in its cell. It lies beside the group's name, which every row looks at anyway: a cell elsewhere would be
/// one more cache miss. It counts for one slot, that of the group's last row.
/// </summary>
internal struct PendingCost(int slot, int cell)
{
    // 0 = of no slot, as all is at first.
    private readonly int _slotPlusOne = slot + 1;
    private readonly int _cell = cell;

    // Two halves in place of an Int128, which would have to lie at a multiple of 16.
    private ulong _lower;
    private long _upper;
    private long _rowCount;

    /// <summary>Its size.</summary>
    public static int Bytes => Unsafe.SizeOf<PendingCost>();

    /// <summary>Adds one row.</summary>
    /// <returns>False, and nothing is added, if it counts for another slot, or if the sum does not fit.</returns>
    public bool TryAdd(int slot, Amount cost)
    {
        if (_slotPlusOne != slot + 1 || !(Cost + cost).TryGetUnits(out Int128 units))
        {
            return false;
        }

        (_lower, _upper) = ((ulong)units, (long)(units >> 64));
        _rowCount++;
        return true;
    }

    /// <summary>Moves what it holds to its cell.</summary>
    public void Settle(PairTable<CostCell> cells)
    {
        if (_rowCount > 0)
        {
            cells.Value(_cell).Add(Cost, _rowCount);
            (_lower, _upper, _rowCount) = (0, 0, 0);
        }
    }

    private readonly Amount Cost => new(new Int128((ulong)_upper, _lower));
}
