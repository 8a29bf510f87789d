using Pipeline.Nodes.CostAnalyzer.Money;

namespace Pipeline.Nodes.CostAnalyzer.Sums;

/// <summary>All sums of an analysis: by currency and period, and by currency, period and group for each grouping column.</summary>
internal sealed class CostCube
{
    // ISO 4217: "no currency is involved". Such rows are kept apart from every other currency.
    private static readonly byte[] NoCurrency = [.. "XXX"u8];

    private readonly NameTable _currencies = new();
    private readonly PagedList<(int First, int Last)> _days = new();
    private readonly PairTable<SlotSums> _slots = new();
    private readonly GroupedCosts[] _columns;

    /// <param name="groupColumnCount">How many things the costs are grouped by, each for itself.</param>
    /// <param name="maxCells">How many sums by group and period each of them holds before its smallest groups are folded.</param>
    public CostCube(int groupColumnCount, int maxCells)
    {
        _columns = new GroupedCosts[groupColumnCount];
        for (int column = 0; column < _columns.Length; column++)
        {
            _columns[column] = new GroupedCosts(maxCells);
        }
    }

    public int CurrencyCount => _currencies.Count;

    public int SlotCount => _slots.Count;

    public IReadOnlyList<GroupedCosts> Columns => _columns;

    /// <summary>Adds one row to the totals of its currency and period.</summary>
    /// <param name="currency">The currency's code.</param>
    /// <param name="period">The number of the period.</param>
    /// <param name="day">The number of the day within it.</param>
    /// <param name="cost">The cost.</param>
    /// <param name="slot">The slot, to add the row to each column of <see cref="Columns"/>.</param>
    /// <returns>False, and nothing is added, if the currency is not UTF-8.</returns>
    public bool TryAdd(ReadOnlySpan<byte> currency, int period, int day, Amount cost, out int slot)
    {
        slot = 0;
        int number = _currencies.GetOrAdd(NullText.IsNull(currency) ? NoCurrency : currency);
        if (number == NameTable.NotUtf8)
        {
            return false;
        }

        if (number == _days.Count)
        {
            _days.Add((day, day));
        }

        ref (int First, int Last) days = ref _days[number];
        days = (Math.Min(days.First, day), Math.Max(days.Last, day));
        ref SlotSums sums = ref _slots.GetOrAdd(number, period, out slot);
        sums.Total.Add(cost, 1);
        if (cost.IsNegative)
        {
            sums.NegativeRowCount++;
        }

        return true;
    }

    public ReadOnlySpan<byte> Currency(int currency) => _currencies[currency];

    /// <summary>The numbers of the first and the last day that a currency has rows of.</summary>
    public (int First, int Last) Days(int currency) => _days[currency];

    public (int Currency, int Period) Slot(int slot) => _slots.Pair(slot);

    public CostCell Total(int slot) => _slots.Value(slot).Total;

    public long NegativeRowCount(int slot) => _slots.Value(slot).NegativeRowCount;

    private struct SlotSums
    {
        public CostCell Total;
        public long NegativeRowCount;
    }
}
