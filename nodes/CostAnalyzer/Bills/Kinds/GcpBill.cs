using Pipeline.Nodes.CostAnalyzer.Bills.Costs;

namespace Pipeline.Nodes.CostAnalyzer.Bills.Kinds;

/// <summary>
/// Google Cloud's billing export, written as CSV: nested columns as <c>service.description</c> or <c>service_description</c>, credits and labels as
/// JSON. Its commitments are charged over their term and not ahead, so that what is billed is also what is effective: the cost and its credits
/// ("Structure of the standard data export", Cloud Billing documentation).
/// </summary>
internal static class GcpBill
{
    private static readonly string[] Credits = ["credits"];

    public static BillKind Kind { get; } = new(BillFormat.GcpExport, "GCP billing export")
    {
        Signs = [Both("service.description"), Both("sku.description"), ["cost"], Both("usage_start_time")],
        Columns = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
        {
            [BillQuery.TimeColumn] = ["usage_start_time"],
            [BillQuery.CurrencyColumn] = ["currency"],
            ["ChargeCategory"] = ["cost_type"],
            ["ChargeDescription"] = Both("sku.description"),
            ["BillingAccountId"] = ["billing_account_id"],
            ["SubAccountId"] = Both("project.id"),
            ["SubAccountName"] = Both("project.name"),
            ["ServiceName"] = Both("service.description"),
            ["RegionId"] = [.. Both("location.region"), .. Both("location.location")],
            ["ResourceId"] = Both("resource.global_name"),
            ["SkuId"] = Both("sku.id"),
            ["SkuPriceId"] = Both("sku.id"),
            ["SkuMeter"] = Both("sku.description"),
            ["PricingQuantity"] = [.. Both("usage.amount_in_pricing_units"), .. Both("usage.amount")],
            ["PricingUnit"] = [.. Both("usage.pricing_unit"), .. Both("usage.unit")],
            ["Tags"] = ["labels"],
        },
        Costs = new Dictionary<string, Func<HeaderIndex, BillQuery, CostRule?>>
        {
            [CostColumns.Billed] = Net,
            [CostColumns.Effective] = Net,
            [CostColumns.Contracted] = (header, _) => FocusBill.Column(header, "cost"),
            [CostColumns.List] = (header, _) => FocusBill.Column(header, "cost_at_list"),
        },
        ChargeKinds = new Dictionary<string, ChargeKind>(StringComparer.OrdinalIgnoreCase)
        {
            ["regular"] = ChargeKind.Usage,
            ["tax"] = ChargeKind.Tax,
            ["adjustment"] = ChargeKind.Adjustment,
            ["rounding_error"] = ChargeKind.Adjustment,
        },
    };

    private static string[] Both(string nested) => [nested, nested.Replace('.', '_')];

    private static CostRule? Net(HeaderIndex header, BillQuery query)
    {
        ColumnCost? cost = FocusBill.Column(header, "cost");
        int credits = query.Excluded.Contains(ChargeKind.Credit) ? -1 : header.FindAny(Credits);
        return cost is null || credits < 0 ? cost : new NetOfCreditsCost(header, cost.Index, credits);
    }
}
