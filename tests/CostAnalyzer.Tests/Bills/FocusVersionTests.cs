using Pipeline.Nodes.CostAnalyzer.Bills;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Bills;

public sealed class FocusVersionTests
{
    private static readonly string[] Common =
        ["BilledCost", "BillingCurrency", "ChargeCategory", "ChargePeriodStart", "ServiceName"];

    [Theory]
    [InlineData("FOCUS 1.0", "ProviderName")]
    [InlineData("FOCUS 1.1", "ProviderName,SkuMeter")]
    [InlineData("FOCUS 1.2", "ProviderName,SkuMeter,InvoiceId")]
    [InlineData("FOCUS 1.3", "ServiceProviderName,SkuMeter,InvoiceId")]
    [InlineData("FOCUS 1.4", "ServiceProviderName,CommitmentProgramEligibilityDetails,InvoiceId")]
    [InlineData("FOCUS 1.0", "x_InvoiceId")]
    public void Detect_ColumnsOfAVersion_NamesIt(string version, string columns) =>
        Assert.Equal(version, FocusVersion.Detect(new HeaderIndex([.. Common, .. columns.Split(',')])));
}
