using Pipeline.Nodes.CostAnalyzer.Money;

namespace Pipeline.Nodes.CostAnalyzer.Sums;

/// <summary>What the rows of one kind cost, and how many there are.</summary>
internal struct CostCell
{
    public Amount Cost;
    public long RowCount;

    public void Add(Amount cost, long rowCount)
    {
        Cost += cost;
        RowCount += rowCount;
    }
}
