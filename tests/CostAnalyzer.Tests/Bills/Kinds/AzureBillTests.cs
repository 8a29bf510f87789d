using Pipeline.Nodes.CostAnalyzer.Bills;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Bills.Kinds;

public sealed class AzureBillTests
{
    // An enterprise agreement's export: a byte order mark, dates with the month first, tags without braces, 26 digits.
    // Cost 1.23456789012345678901234567 + 0.5 - 0.25 + 120 = 121.48456789012345678901234567.
    // List: 2 * 0.7 + 1 * 0.5 + 0 * 0 + 1 * 130 = 131.9. Contracted: 2 * 0.6 + 1 * 0.5 + 0 * 0 + 1 * 120 = 121.7.
    private const string Enterprise =
        "\uFEFFDate,SubscriptionName,MeterCategory,MeterId,ChargeType,Quantity,UnitOfMeasure,PayGPrice,UnitPrice,Cost,BillingCurrencyCode,Tags\n" +
        "09/01/2024,Prod,Virtual Machines,m1,Usage,2,1 Hour,0.7,0.6,1.23456789012345678901234567,EUR,\"\"\"env\"\": \"\"prod\"\",\"\"Cost Center\"\": \"\"42\"\"\"\n" +
        "09/02/2024,Prod,Storage,m2,Usage,1,1 GB,0.5,0.5,0.5,EUR,\n" +
        "09/30/2024,Dev,Virtual Machines,m1,Refund,0,1 Hour,0,0,-0.25,EUR,\"\"\"costcenter\"\": \"\"7\"\"\"\n" +
        "09/30/2024,Dev,Virtual Machines,m3,Purchase,1,1 Year,130,120,120,EUR,not json\n";

    // A customer agreement's export has other names for the same, and a currency of prices that may be another one.
    private const string Customer =
        "date,subscriptionName,meterCategory,chargeType,quantity,effectivePrice,costInBillingCurrency,paygCostInBillingCurrency,billingCurrency,pricingCurrency,tags\n" +
        "09/01/2024,Prod,Virtual Machines,Usage,2,0.6,1.1,1.4,EUR,USD,\n" +
        "2024-09-02,Prod,Storage,UnusedReservation,1,0.5,0.45,0.5,EUR,USD,\"{\"\"Env\"\":\"\"prod\"\"}\"\n";

    [Fact]
    public void Total_OfActualCosts_IsTheKnownOne()
    {
        CostAnalysis analysis = Bill.Analyze(Enterprise);

        Assert.Equal(["Azure actual cost"], analysis.Formats);
        Assert.Equal("121.48456789012345678901234567", Bill.Total(analysis));
        Assert.Equal("131.9", Bill.Total(Bill.Analyze(Enterprise, Bill.Query with { CostColumn = "ListCost" })));
        Assert.Equal("121.7", Bill.Total(Bill.Analyze(Enterprise, Bill.Query with { CostColumn = "ContractedCost" })));
    }

    [Fact]
    public void Total_OfAmortizedCosts_IsEffectiveAndNothingElse()
    {
        BillQuery effective = Bill.Query with { CostColumn = "EffectiveCost" };
        byte[] export = System.Text.Encoding.UTF8.GetBytes(Enterprise);

        CostAnalysis analysis = Bill.Analyze(export, "data/AmortizedCost_1.csv", effective);

        Assert.Equal(["Azure amortized cost"], analysis.Formats);
        Assert.Equal("121.48456789012345678901234567", Bill.Total(analysis));
        Assert.Equal(Bill.Total(analysis), Bill.Total(Bill.Analyze(Enterprise, effective with { Format = BillFormat.AzureAmortized })));
        Assert.Contains(
            "for 'BilledCost' (cost_column), which this Azure amortized cost does not have; it has EffectiveCost, ListCost, ContractedCost; found",
            Assert.Throws<BillFormatException>(() => Bill.Analyze(export, "data/AmortizedCost_1.csv")).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_ByServiceAndTag_HaveTheKnownRows()
    {
        Dictionary<string, string> tables = Bill.Tables(Bill.Analyze(Enterprise, Bill.Query with { GroupBy = ["tag:CostCenter", "SubAccountName"] }));

        Assert.Equal("tag:CostCenter,BillingCurrency,BilledCost,RowCount\n(none),EUR,120.5,2\n42,EUR,1.23456789012345678901234567,1\n7,EUR,-0.25,1\n", tables["cost_by_tag_CostCenter.csv"]);
        Assert.Equal("SubAccountName,BillingCurrency,BilledCost,RowCount\nDev,EUR,119.75,2\nProd,EUR,1.73456789012345678901234567,2\n", tables["cost_by_SubAccountName.csv"]);
    }

    [Fact]
    public void Total_OfACustomerAgreement_IsInTheBillingCurrency()
    {
        Assert.Equal("1.55", Bill.Total(Bill.Analyze(Customer)));
        Assert.Equal("1.9", Bill.Total(Bill.Analyze(Customer, Bill.Query with { CostColumn = "ListCost" })));
        Assert.Contains("it has BilledCost, ListCost;", Bill.Error(Customer, Bill.Query with { CostColumn = "ContractedCost" }), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("13/01/2024")]
    [InlineData("09/01/2024 10:00")]
    [InlineData("9/1/2024")]
    public void Read_AnotherDate_SaysTheMonthComesFirst(string date) => Assert.Contains(
        $"column 'Date': found '{date}', expected a date such as 09/18/2024 (the month first) or 2024-09-18.",
        Bill.Error(Enterprise.Replace("09/02/2024", date, StringComparison.Ordinal)),
        StringComparison.Ordinal);
}
