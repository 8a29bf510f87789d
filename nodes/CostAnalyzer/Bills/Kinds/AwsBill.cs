using System.Text;
using Pipeline.Nodes.CostAnalyzer.Bills.Costs;

namespace Pipeline.Nodes.CostAnalyzer.Bills.Kinds;

/// <summary>
/// AWS Cost and Usage Reports: legacy (<c>lineItem/UnblendedCost</c>) and 2.0 (<c>line_item_unblended_cost</c>), whose names are the legacy ones in
/// snake case ("Cost and Usage Report 2.0", AWS Data Exports User Guide).
/// </summary>
internal static class AwsBill
{
    private static readonly Dictionary<string, ChargeKind> LineTypes = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Usage"] = ChargeKind.Usage,
        ["DiscountedUsage"] = ChargeKind.Usage,
        ["SavingsPlanCoveredUsage"] = ChargeKind.Usage,
        ["SavingsPlanNegation"] = ChargeKind.Usage,
        ["Fee"] = ChargeKind.Purchase,
        ["RIFee"] = ChargeKind.Purchase,
        ["SavingsPlanRecurringFee"] = ChargeKind.Purchase,
        ["SavingsPlanUpfrontFee"] = ChargeKind.Purchase,
        ["Tax"] = ChargeKind.Tax,
        ["Credit"] = ChargeKind.Credit,
        ["Refund"] = ChargeKind.Refund,
        ["BundledDiscount"] = ChargeKind.Adjustment,
        ["Discount"] = ChargeKind.Adjustment,
        ["EdpDiscount"] = ChargeKind.Adjustment,
        ["PrivateRateDiscount"] = ChargeKind.Adjustment,
        ["RiVolumeDiscount"] = ChargeKind.Adjustment,
        ["SppDiscount"] = ChargeKind.Adjustment,
    };

    public static BillKind Legacy { get; } = Make(BillFormat.AwsCurLegacy, "AWS CUR (legacy)", name => name) with
    {
        Tags = TagForm.Columns,
        TagPrefix = "resourceTags/",
    };

    public static BillKind Cur2 { get; } = Make(BillFormat.AwsCur2, "AWS CUR 2.0", SnakeCase);

    private static BillKind Make(BillFormat format, string title, Func<string, string> name) => new(format, title)
    {
        Signs = [[name("lineItem/UnblendedCost")]],
        Columns = new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
        {
            [BillQuery.TimeColumn] = [name("lineItem/UsageStartDate")],
            [BillQuery.CurrencyColumn] = [name("lineItem/CurrencyCode")],
            ["ChargeCategory"] = [name("lineItem/LineItemType")],
            ["ChargeDescription"] = [name("lineItem/LineItemDescription")],
            ["BillingAccountId"] = [name("bill/PayerAccountId")],
            ["SubAccountId"] = [name("lineItem/UsageAccountId")],
            ["SubAccountName"] = ["line_item_usage_account_name"],
            ["ServiceName"] = [name("lineItem/ProductCode")],
            ["RegionId"] = [name("product/regionCode"), name("product/region"), name("lineItem/AvailabilityZone")],
            ["ResourceId"] = [name("lineItem/ResourceId")],
            ["SkuId"] = [name("product/sku"), name("lineItem/UsageType")],
            ["SkuPriceId"] = [name("pricing/RateId"), name("product/sku"), name("lineItem/UsageType")],
            ["SkuMeter"] = [name("lineItem/UsageType")],
            ["PricingQuantity"] = [name("lineItem/UsageAmount")],
            ["PricingUnit"] = [name("pricing/unit")],
            ["Tags"] = ["resource_tags"],
        },
        Costs = new Dictionary<string, Func<HeaderIndex, BillQuery, CostRule?>>
        {
            [CostColumns.Billed] = (header, _) => FocusBill.Column(header, name("lineItem/UnblendedCost")),
            [CostColumns.Effective] = (header, _) => AwsAmortizedCost.Bind(header, name),
            [CostColumns.List] = (header, _) => FocusBill.Column(header, name("pricing/publicOnDemandCost")),
        },
        ChargeKinds = LineTypes,
    };

    /// <summary><c>lineItem/UsageStartDate</c> → <c>line_item_usage_start_date</c>, <c>reservation/ReservationARN</c> → <c>reservation_reservation_a_r_n</c>.</summary>
    private static string SnakeCase(string legacy)
    {
        StringBuilder name = new();
        foreach (char letter in legacy)
        {
            if (char.IsUpper(letter) && name.Length > 0 && name[^1] != '_')
            {
                name.Append('_');
            }

            name.Append(letter == '/' ? '_' : char.ToLowerInvariant(letter));
        }

        return name.ToString();
    }
}
