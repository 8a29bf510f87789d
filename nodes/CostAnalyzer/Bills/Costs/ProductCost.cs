using Pipeline.Nodes.CostAnalyzer.Money;

namespace Pipeline.Nodes.CostAnalyzer.Bills.Costs;

/// <summary>A price times a quantity, exactly.</summary>
internal sealed class ProductCost(HeaderIndex header, int price, int quantity) : CostRule
{
    public override string Text => $"{header.Columns[price]} * {header.Columns[quantity]}";

    public override bool TryRead(BillRow row, out Amount cost)
    {
        cost = default;
        if (!row.TryGetAmount(price, out Amount each) || !row.TryGetAmount(quantity, out Amount count))
        {
            return false;
        }

        cost = each * count;
        return true;
    }
}
