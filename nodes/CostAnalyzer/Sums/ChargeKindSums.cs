using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Money;

namespace Pipeline.Nodes.CostAnalyzer.Sums;

/// <summary>The costs by currency and kind of charge.</summary>
internal sealed class ChargeKindSums
{
    private const int KindCount = (int)ChargeKind.Unknown + 1;

    private readonly PagedList<CostCell> _cells = new();

    public void Add(int currency, ChargeKind kind, Amount cost)
    {
        while (_cells.Count < (currency + 1) * KindCount)
        {
            _cells.Add(default);
        }

        _cells[(currency * KindCount) + (int)kind].Add(cost, 1);
    }

    /// <summary>The kinds that a currency has rows of.</summary>
    public IEnumerable<(ChargeKind Kind, CostCell Sum)> Of(int currency) => Enumerable.Range(0, KindCount)
        .Where(kind => (currency * KindCount) + kind < _cells.Count)
        .Select(kind => ((ChargeKind)kind, _cells[(currency * KindCount) + kind]))
        .Where(sum => sum.Item2.RowCount > 0);
}
