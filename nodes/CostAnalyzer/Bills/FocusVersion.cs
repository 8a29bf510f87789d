namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>Tells from a header which version of FOCUS a bill follows. An estimate: no column of a bill states its version.</summary>
internal static class FocusVersion
{
    // Newest first; columns that the version added, as its changelog lists them (focus.finops.org, Columns History).
    private static readonly (string Name, string[] Added)[] Versions =
    [
        ("FOCUS 1.4", ["CommitmentProgramEligibilityDetails"]),
        ("FOCUS 1.3", ["ServiceProviderName", "HostProviderName", "AllocatedMethodId", "ContractApplied"]),
        ("FOCUS 1.2", ["InvoiceId", "BillingAccountType", "SubAccountType", "PricingCurrency", "PricingCurrencyEffectiveCost"]),
        ("FOCUS 1.1", ["CapacityReservationId", "CommitmentDiscountQuantity", "ServiceSubcategory", "SkuMeter", "SkuPriceDetails"]),
    ];

    /// <summary><c>FOCUS 1.0</c> to <c>FOCUS 1.4</c>.</summary>
    public static string Detect(HeaderIndex header) => Versions.FirstOrDefault(version => version.Added.Any(header.Has), ("FOCUS 1.0", [])).Name;
}
