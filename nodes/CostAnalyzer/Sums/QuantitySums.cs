using Pipeline.Nodes.CostAnalyzer.Money;

namespace Pipeline.Nodes.CostAnalyzer.Sums;

/// <summary>Costs and quantities by slot and price: what is sold under one price and in one unit. Quantities of different prices are never added.</summary>
/// <param name="maxCells">How many sums are held; where there are more, all of it is given up.</param>
internal sealed class QuantitySums(int maxCells)
{
    private readonly NameTable _prices = new();
    private readonly PairTable _keys = new();
    private readonly PagedList<CostCell> _costs = new();
    private readonly PagedList<Amount> _quantities = new();

    /// <summary>Whether there were more prices and periods than allowed.</summary>
    public bool IsGivenUp { get; private set; }

    public int Count => IsGivenUp ? 0 : _keys.Count;

    /// <summary>Adds a row that has a quantity.</summary>
    public void Add(int slot, ReadOnlySpan<byte> price, Amount cost, Amount quantity)
    {
        int number = IsGivenUp ? NameTable.NotUtf8 : _prices.GetOrAdd(price);
        if (number == NameTable.NotUtf8)
        {
            return;
        }

        int cell = _keys.GetOrAdd(slot, number);
        if (cell == _costs.Count)
        {
            _costs.Add(default);
            _quantities.Add(default);
        }

        _costs[cell].Add(cost, 1);
        _quantities[cell] += quantity;
        IsGivenUp = _keys.Count > maxCells;
    }

    public ReadOnlySpan<byte> Price(int price) => _prices[price];

    public (int Slot, int Price) Key(int cell) => _keys[cell];

    public (Amount Cost, Amount Quantity) this[int cell] => (_costs[cell].Cost, _quantities[cell]);
}
