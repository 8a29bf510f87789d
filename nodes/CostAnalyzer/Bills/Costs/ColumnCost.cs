using Pipeline.Nodes.CostAnalyzer.Money;

namespace Pipeline.Nodes.CostAnalyzer.Bills.Costs;

/// <summary>The amount of one column.</summary>
internal sealed class ColumnCost(HeaderIndex header, int index) : CostRule
{
    public override string Text => header.Columns[index];

    public int Index => index;

    public override bool TryRead(BillRow row, out Amount cost) => row.TryGetAmount(index, out cost);
}
