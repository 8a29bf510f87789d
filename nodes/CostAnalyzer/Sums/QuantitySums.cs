using Pipeline.Nodes.CostAnalyzer.Money;

namespace Pipeline.Nodes.CostAnalyzer.Sums;

/// <summary>Costs and quantities by slot and price: what is sold under one price and in one unit. Quantities of different prices are never added.</summary>
/// <param name="maxCells">How many sums are held; where there are more, all of it is given up.</param>
internal sealed class QuantitySums(int maxCells)
{
    private readonly NameTable _prices = new();
    private readonly PairTable<(Amount Cost, Amount Quantity)> _sums = new();

    /// <summary>Whether there were more prices and periods than allowed.</summary>
    public bool IsGivenUp { get; private set; }

    public int Count => IsGivenUp ? 0 : _sums.Count;

    /// <summary>Adds a row that has a quantity.</summary>
    public void Add(int slot, ReadOnlySpan<byte> price, Amount cost, Amount quantity)
    {
        int number = IsGivenUp ? NameTable.NotUtf8 : _prices.GetOrAdd(price);
        if (number == NameTable.NotUtf8)
        {
            return;
        }

        ref (Amount Cost, Amount Quantity) sum = ref _sums.GetOrAdd(slot, number, out _);
        sum = (sum.Cost + cost, sum.Quantity + quantity);
        IsGivenUp = _sums.Count > maxCells;
    }

    public ReadOnlySpan<byte> Price(int price) => _prices[price];

    public (int Slot, int Price) Key(int cell) => _sums.Pair(cell);

    public (Amount Cost, Amount Quantity) this[int cell] => _sums.Value(cell);
}
