using Pipeline.Nodes.CostAnalyzer.Bills;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Bills.Kinds;

public sealed class GcpBillTests
{
    // Costs 10 + 4.5 + 0.2 + 0.5 = 15.2; credits -3 - 0.25 - 1E-3 = -3.251; billed 11.949. List 12 + 4.5 + 0.2 = 16.7, none on the tax.
    private const string Export =
        "billing_account_id,service.description,sku.id,sku.description,usage_start_time,project.id,location.region,cost,cost_at_list,currency,cost_type,credits,labels\n" +
        "01,Compute Engine,s1,N1 core,2024-09-01 00:00:00 UTC,web,europe-west1,10,12,USD,regular,\"[{\"\"name\"\":\"\"CUD\"\",\"\"amount\"\":-3},{\"\"name\"\":\"\"SUD\"\",\"\"amount\"\":\"\"-0.25\"\",\"\"x\"\":{\"\"amount\"\":9}}]\",\"[{\"\"key\"\":\"\"Cost-Center\"\",\"\"value\"\":\"\"web\"\"}]\"\n" +
        "01,Cloud Storage,s2,Standard,2024-09-02 00:00:00 UTC,web,europe-west1,4.5,4.5,USD,regular,[],\"[{\"\"key\"\":\"\"env\"\",\"\"value\"\":\"\"dev\"\"}]\"\n" +
        "01,Cloud Storage,s2,Standard,2024-09-02 00:00:00 UTC,api,,0.2,0.2,USD,regular,\"[{\"\"amount\"\":-1E-3}]\",\n" +
        "01,Invoice,s9,Tax,2024-09-30 00:00:00 UTC,,,0.5,,USD,tax,,\n";

    [Theory]
    [InlineData("BilledCost", "11.949")]
    [InlineData("EffectiveCost", "11.949")]
    [InlineData("ContractedCost", "15.2")]
    [InlineData("ListCost", "16.7")]
    public void Total_OfEachMeasure_IsTheKnownOne(string measure, string total)
    {
        CostAnalysis analysis = Bill.Analyze(Export, Bill.Query with { CostColumn = measure });

        Assert.Equal((total, "GCP billing export"), (Bill.Total(analysis), Assert.Single(analysis.Formats)));
    }

    [Fact]
    public void Total_NestedNamesWithUnderscores_AreTheSame() => Assert.Equal("11.949", Bill.Total(Bill.Analyze(
        Export.Replace("service.description,sku.id,sku.description", "service_description,sku_id,sku_description", StringComparison.Ordinal))));

    [Fact]
    public void Total_WithoutCreditsAndTaxes_LeavesThemOut()
    {
        Assert.Equal("15.2", Bill.Total(Bill.Analyze(Export, Bill.Query with { Excluded = [ChargeKind.Credit] })));
        Assert.Equal("11.449", Bill.Total(Bill.Analyze(Export, Bill.Query with { Excluded = [ChargeKind.Tax] })));
    }

    [Fact]
    public void Tables_ByLabelAndProject_HaveTheKnownRows() => Assert.Equal(
        "label:cost center,SubAccountId,BillingCurrency,BilledCost,RowCount\nweb,web,USD,6.75,1\n(none),web,USD,4.5,1\n(none),(none),USD,0.5,1\n(none),api,USD,0.199,1\n",
        Bill.Tables(Bill.Analyze(Export, Bill.Query with { GroupBy = ["label:cost center+SubAccountId"] }))["cost_by_label_cost_center_SubAccountId.csv"]);

    [Theory]
    [InlineData("{")]
    [InlineData("[{\"\"amount\"\":\"\"x\"\"}]")]
    [InlineData("[{\"\"amount\"\":null}]")]
    public void Read_CreditsThatAreNone_SaysSo(string credits) => Assert.Contains(
        "line 5: column 'credits': found '", Bill.Error(Export.Replace("tax,,", $"tax,\"{credits}\",", StringComparison.Ordinal)), StringComparison.Ordinal);
}
