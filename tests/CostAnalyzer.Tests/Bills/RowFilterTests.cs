using Pipeline.Nodes.CostAnalyzer.Bills;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Bills;

public sealed class RowFilterTests
{
    private const string Rows = "S3,1,USD,2024-09-17\nEC2,2,USD,2024-09-17\nRDS,4,USD,2024-09-17\n,8,USD,2024-09-17\nS3,16,EUR,2024-09-18";

    [Theory]
    [InlineData("1", "ServiceName=S3", "BillingCurrency=USD")]
    [InlineData("3", "ServiceName=S3", "servicename = EC2", "BillingCurrency=USD")]
    [InlineData("14", "ServiceName!=S3")]
    [InlineData("12", "ServiceName!=S3", "ServiceName!=EC2")]
    [InlineData("8", "ServiceName=(none)")]
    [InlineData("7", "ServiceName!=(none)", "BillingCurrency=USD")]
    public void Passes_Conditions_CountWhatFitsThem(string total, params string[] filters) =>
        Assert.Equal(total, Bill.Total(Bill.AnalyzeRows(Rows, Bill.Query with { Filters = filters })));

    [Fact]
    public void Passes_RowsThatDoNot_AreCountedWithTheFirst()
    {
        SkippedRows skipped = Bill.AnalyzeRows(Rows, Bill.Query with { Filters = ["ServiceName=EC2"] }).Sums.FilteredOut;

        Assert.Equal((4, 2), (skipped.Count, skipped.FirstLine));
    }

    [Theory]
    [InlineData("ServiceName")]
    [InlineData("=S3")]
    [InlineData("!=S3")]
    public void Parse_SomethingElse_SaysWhatIsExpected(string condition) =>
        Assert.Contains("expected column=value or column!=value", Assert.Throws<FormatException>(() => RowFilter.Parse([condition])).Message, StringComparison.Ordinal);
}
