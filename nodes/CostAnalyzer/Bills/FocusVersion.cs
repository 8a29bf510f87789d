namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>Tells from a header which version of FOCUS a bill follows. An estimate: no column of a bill states its version.</summary>
internal static class FocusVersion
{
    /// <summary>What a bill is called that has not the columns of FOCUS.</summary>
    public const string Other = "CSV";

    // The columns that are in every version, as far as they tell FOCUS from other bills; exports of chosen columns lack many others.
    private static readonly string[] Always = ["BilledCost", "BillingCurrency", "ChargeCategory", "ChargePeriodStart"];

    // Newest first; the columns that the version added, as its changelog lists them (focus.finops.org, Columns History).
    private static readonly (string Name, string[] Added)[] Versions =
    [
        ("FOCUS 1.3", ["ServiceProviderName", "HostProviderName", "AllocatedMethodId", "ContractApplied"]),
        ("FOCUS 1.2", ["InvoiceId", "BillingAccountType", "SubAccountType", "PricingCurrency", "PricingCurrencyEffectiveCost"]),
        ("FOCUS 1.1", ["CapacityReservationId", "CommitmentDiscountQuantity", "ServiceSubcategory", "SkuMeter", "SkuPriceDetails"]),
    ];

    /// <summary><c>FOCUS 1.0</c> to <c>FOCUS 1.3</c>, or <see cref="Other"/>.</summary>
    public static string Detect(IEnumerable<string> header)
    {
        HashSet<string> columns = new(header, StringComparer.OrdinalIgnoreCase);
        if (!Always.All(columns.Contains))
        {
            return Other;
        }

        foreach ((string name, string[] added) in Versions)
        {
            if (added.Any(columns.Contains))
            {
                return name;
            }
        }

        return "FOCUS 1.0";
    }
}
