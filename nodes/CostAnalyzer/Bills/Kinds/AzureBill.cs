using Pipeline.Nodes.CostAnalyzer.Bills.Costs;

namespace Pipeline.Nodes.CostAnalyzer.Bills.Kinds;

/// <summary>
/// Azure's cost details: actual costs, and amortised costs, of enterprise agreements (<c>Cost</c>) and customer agreements
/// (<c>costInBillingCurrency</c>). Both have the same columns; what the one column of costs means is the file's to say.
/// </summary>
internal static class AzureBill
{
    private static readonly string[] Cost = ["CostInBillingCurrency", "Cost"];

    public static BillKind Actual { get; } = Make(BillFormat.AzureActual, "Azure actual cost", CostColumns.Billed);

    public static BillKind Amortized { get; } = Make(BillFormat.AzureAmortized, "Azure amortized cost", CostColumns.Effective);

    private static BillKind Make(BillFormat format, string name, string measure) => new(format, name)
    {
        Signs = [["MeterCategory"], Cost, ["Date", "UsageDateTime"]],
        Columns = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
        {
            [BillQuery.TimeColumn] = ["Date", "UsageDateTime"],
            [BillQuery.CurrencyColumn] = ["BillingCurrencyCode", "Currency"],
            ["ChargeCategory"] = ["ChargeType"],
            ["ChargeDescription"] = ["MeterName"],
            ["SubAccountId"] = ["SubscriptionId", "SubscriptionGuid"],
            ["SubAccountName"] = ["SubscriptionName"],
            ["ServiceName"] = ["MeterCategory"],
            ["RegionId"] = ["ResourceLocation", "ResourceLocationNormalized"],
            ["SkuId"] = ["MeterId"],
            ["SkuPriceId"] = ["MeterId"],
            ["SkuMeter"] = ["MeterName"],
            ["PricingQuantity"] = ["Quantity"],
            ["PricingUnit"] = ["UnitOfMeasure"],
        },
        Costs = new Dictionary<string, Func<HeaderIndex, BillQuery, CostRule?>>
        {
            [measure] = (header, _) => header.FindAny(Cost) is >= 0 and int index ? new ColumnCost(header, index) : null,
            [CostColumns.List] = (header, _) => (CostRule?)FocusBill.Column(header, "PaygCostInBillingCurrency") ?? Product(header, "PayGPrice"),

            // UnitPrice is in the billing currency only where there is no other currency of prices.
            [CostColumns.Contracted] = (header, _) => header.Has("PricingCurrency") ? null : Product(header, "UnitPrice"),
        },
        ChargeKinds = new Dictionary<string, ChargeKind>(StringComparer.OrdinalIgnoreCase)
        {
            ["Usage"] = ChargeKind.Usage,
            ["UnusedReservation"] = ChargeKind.Usage,
            ["UnusedSavingsPlan"] = ChargeKind.Usage,
            ["Purchase"] = ChargeKind.Purchase,
            ["Tax"] = ChargeKind.Tax,
            ["Credit"] = ChargeKind.Credit,
            ["Refund"] = ChargeKind.Refund,
            ["Adjustment"] = ChargeKind.Adjustment,
            ["RoundingAdjustment"] = ChargeKind.Adjustment,
        },
        HasSlashDates = true,
    };

    private static ProductCost? Product(HeaderIndex header, string price) =>
        !header.Has("PricingCurrency") && header.Find(price) is >= 0 and int priceIndex && header.Find("Quantity") is >= 0 and int quantity
            ? new ProductCost(header, priceIndex, quantity)
            : null;
}
