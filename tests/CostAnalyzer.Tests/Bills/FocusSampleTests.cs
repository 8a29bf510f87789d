using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Tables;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Bills;

/// <summary>The specification's own sample, whose sums were found with another program.</summary>
public sealed class FocusSampleTests
{
    [Theory]
    [InlineData("BilledCost", "20.52022672899", 1000)]
    [InlineData("EffectiveCost", "14.97651418586", 1000)]
    [InlineData("ListCost", "20.39090575119", 1000)]
    [InlineData("ContractedCost", "14.97626039326", 993)]
    public void Total_OfEachMeasure_IsExact(string column, string total, long rowCount)
    {
        CurrencyReport report = Assert.Single(Report(new BillQuery(column, ["ServiceName"], BillPeriod.Day, 0)).Currencies);

        Assert.Equal((total, rowCount, 13L, "USD"), (report.Total.ToString(), report.RowCount, report.NegativeRowCount, report.Currency));
    }

    [Fact]
    public void Read_NullCosts_AreCountedWithTheFirst()
    {
        SkippedRows skipped = Report(new BillQuery("ContractedCost", [], BillPeriod.Day, 0)).Analysis.Sums.WithoutCost;

        Assert.Equal((7, "data/focus_sample.csv", 927), (skipped.Count, skipped.FirstFile, skipped.FirstLine));
    }

    [Fact]
    public void Format_OfTheSample_IsFocus10() => Assert.Equal(["FOCUS 1.0"], Report(Bill.Query).Analysis.Formats);

    [Fact]
    public void Tables_ByServiceAndDay_HaveTheKnownRows()
    {
        Dictionary<string, string> tables = Bill.Tables(Bill.AnalyzeFile(Repository.FocusSample, Bill.Query));

        Assert.Equal(["cost_by_ServiceName.csv", "cost_by_day.csv", "cost_by_day_and_ServiceName.csv"], tables.Keys);
        string[] services = Lines(tables["cost_by_ServiceName.csv"]);
        Assert.Equal(1 + 33, services.Length);
        Assert.Equal(
            [
                "ServiceName,BillingCurrency,BilledCost,RowCount",
                "Amazon Elastic Compute Cloud,USD,16.0416930505,554",
                "Azure Kubernetes Service,USD,1.58088,1",
                "Amazon Relational Database Service,USD,0.7532270852,13",
            ],
            services[..4]);
        string[] days = Lines(tables["cost_by_day.csv"]);
        Assert.Equal(1 + 30, days.Length);
        Assert.StartsWith("2024-09-01,USD,0.1275914035,", days[1], StringComparison.Ordinal);
        Assert.StartsWith("2024-09-02,USD,0.0393753466,", days[2], StringComparison.Ordinal);
        Assert.Equal(1 + 268, Lines(tables["cost_by_day_and_ServiceName.csv"]).Length);
    }

    [Theory]
    [InlineData("ProviderName", "AWS,USD,18.0066386184,942|Microsoft,USD,1.97651418586,51|Oracle,USD,0.53707392473,7")]
    [InlineData("ServiceProviderName", "AWS,USD,18.0066386184,942|Microsoft,USD,1.97651418586,51|Oracle,USD,0.53707392473,7")]
    [InlineData("ChargeClass", "(none),USD,20.52022672899,1000")]
    public void Tables_ByOtherColumns_HaveTheKnownRows(string column, string rows)
    {
        Dictionary<string, string> tables = Bill.Tables(Bill.AnalyzeFile(Repository.FocusSample, Bill.Query with { GroupBy = [column] }));

        Assert.Equal(rows.Split('|'), Lines(tables[$"cost_by_{column}.csv"])[1..]);
    }

    [Fact]
    public void Tables_ByChargeFrequency_KeepSpellingsApart()
    {
        Dictionary<string, string> tables = Bill.Tables(Bill.AnalyzeFile(Repository.FocusSample, Bill.Query with { GroupBy = ["ChargeFrequency"] }));

        Assert.Equal(["One-Time", "Usage-Based", "Usage-based"], Lines(tables["cost_by_ChargeFrequency.csv"])[1..].Select(line => line.Split(',')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Tables_ByHour_HaveTheHoursOfTheBill()
    {
        Dictionary<string, string> tables = Bill.Tables(Bill.AnalyzeFile(Repository.FocusSample, Bill.Query with { Period = BillPeriod.Hour, GroupBy = [] }));

        string[] hours = Lines(Assert.Single(tables).Value);
        Assert.Equal(1 + 511, hours.Length);
        Assert.StartsWith("2024-09-01T00:00:00Z,USD,", hours[1], StringComparison.Ordinal);
    }

    private static CostReport Report(BillQuery query) => new(Bill.AnalyzeFile(Repository.FocusSample, query));

    private static string[] Lines(string text) => text.TrimEnd('\n').Split('\n');
}
