using Pipeline.Nodes.CostAnalyzer.Bills.Costs;

namespace Pipeline.Nodes.CostAnalyzer.Bills.Kinds;

/// <summary>Bills of the FinOps Open Cost and Usage Specification, 1.0 to 1.4.</summary>
internal static class FocusBill
{
    public static BillKind Kind { get; } = new(BillFormat.Focus, "FOCUS")
    {
        // The columns that are in every version, as far as they tell FOCUS from other bills; exports of chosen columns lack many others.
        Signs = [["BilledCost"], ["BillingCurrency"], ["ChargeCategory"], ["ChargePeriodStart"]],
        Columns = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
        {
            [BillQuery.TimeColumn] = ["BillingPeriodStart"],
            ["PricingQuantity"] = ["ConsumedQuantity"],
            ["PricingUnit"] = ["ConsumedUnit"],
            ["SkuPriceId"] = ["SkuId"],

            // FOCUS 1.3 put one name in the place of the other.
            ["ProviderName"] = ["ServiceProviderName"],
            ["ServiceProviderName"] = ["ProviderName"],
            ["PublisherName"] = ["HostProviderName"],
            ["HostProviderName"] = ["PublisherName"],
        },
        Costs = CostColumns.All.ToDictionary(name => name, name => (Func<HeaderIndex, BillQuery, CostRule?>)((header, _) => Column(header, name))),
        ChargeKinds = new Dictionary<string, ChargeKind>(StringComparer.OrdinalIgnoreCase)
        {
            ["Usage"] = ChargeKind.Usage,
            ["Purchase"] = ChargeKind.Purchase,
            ["Tax"] = ChargeKind.Tax,
            ["Credit"] = ChargeKind.Credit,
            ["Adjustment"] = ChargeKind.Adjustment,
            ["Refund"] = ChargeKind.Refund,
        },
    };

    /// <summary>The rule of a measure that is a column; null if the header lacks it.</summary>
    public static ColumnCost? Column(HeaderIndex header, string name)
    {
        int index = header.Find(name);
        return index < 0 ? null : new ColumnCost(header, index);
    }
}
