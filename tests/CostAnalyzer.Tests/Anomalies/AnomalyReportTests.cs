using System.Globalization;
using Pipeline.Nodes.CostAnalyzer.Anomalies;
using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Tests.Bills;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Anomalies;

public sealed class AnomalyReportTests
{
    private static readonly BillQuery Query = Bill.Query with { Anomalies = new AnomalyOptions(100, 40) };

    // EC2 costs 200 a day and S3 10; on 25 September EC2 in us-west-2 costs 900 more.
    private static readonly string Spike = string.Concat(Enumerable.Range(1, 30).Select(day => string.Create(CultureInfo.InvariantCulture,
        $"EC2,200,USD,2024-09-{day:00}\nS3,10,USD,2024-09-{day:00}\n{(day == 25 ? "EC2,900,USD,2024-09-25\n" : "")}")));

    [Fact]
    public void Make_ASpike_IsFoundInTheBillAndInItsGroupWithTheCause()
    {
        Dictionary<string, string> tables = Bill.Tables(Bill.AnalyzeRows(Spike, Query));

        Assert.Equal(
            "PeriodStart,Column,Group,BillingCurrency,Cost,Expected,Difference,Score,Verdict,Alert\n" +
            "2024-09-25,,,USD,1110,210,900,85.71,spike,true\n2024-09-25,ServiceName,EC2,USD,1100,200,900,90,spike,true\n",
            tables["anomalies.csv"]);
        Assert.Equal(
            "PeriodStart,Column,Rank,Group,BillingCurrency,Cost,Expected,Difference\n2024-09-25,ServiceName,1,EC2,USD,1100,200,900\n", tables["anomaly_causes.csv"]);
        string[] days = tables["anomaly_by_day.csv"].Split('\n');
        Assert.Equal("PeriodStart,BillingCurrency,Cost,Expected,Low,High,Verdict,Alert", days[0]);
        Assert.Equal("2024-09-10,USD,210,,,,unknown,false", days[10]);
        Assert.Equal("2024-09-25,USD,1110,210,168,252,spike,true", days[25]);
    }

    [Theory]
    [InlineData("Month", "costs are summed by the month; days are needed")]
    [InlineData("Week", "costs are summed by the week; days are needed")]
    [InlineData("Day", "3 days of history; more than 10 are needed")]
    public void Make_TooLittle_SaysWhy(string period, string reason)
    {
        CostAnalysis analysis = Bill.AnalyzeRows("a,1,USD,2024-09-17\na,1,USD,2024-09-19", Query with { Period = Enum.Parse<BillPeriod>(period) });

        AnomalyReport report = AnomalyReport.Make(analysis.Sums.Cube, currency: 0, analysis.Query, analysis.Query.Anomalies!);

        Assert.Equal(reason, report.Reason);
        Assert.DoesNotContain("anomalies.csv", Bill.Tables(analysis).Keys);
    }

    [Fact]
    public void Make_ByTheHour_SumsDays() => Assert.Contains(
        "2024-09-25,,,USD,1110,210,900,", Bill.Tables(Bill.AnalyzeRows(Spike, Query with { Period = BillPeriod.Hour }))["anomalies.csv"], StringComparison.Ordinal);

    [Fact]
    public void Make_AmountsBeyondAnyBill_SaysSo()
    {
        CostAnalysis analysis = Bill.AnalyzeRows("a,1E60,USD,2024-09-01\na,1,USD,2024-09-30", Query);

        Assert.Equal("amounts are too large to judge", AnomalyReport.Make(analysis.Sums.Cube, 0, analysis.Query, analysis.Query.Anomalies!).Reason);
    }

    [Fact]
    public void Make_MoreThanTenYears_IsNotJudgedAndSaysSo()
    {
        CostAnalysis analysis = Bill.AnalyzeRows("a,1,USD,2014-09-17\na,1,USD,2024-09-17", Query);

        AnomalyReport report = AnomalyReport.Make(analysis.Sums.Cube, 0, analysis.Query, analysis.Query.Anomalies!);

        Assert.Equal("the bill has 3,654 days, of which at most 3,653 are judged", report.Reason);
        Assert.Equal(report.Reason, Assert.Single(report.TooLarge));
        Assert.DoesNotContain("anomalies.csv", Bill.Tables(analysis).Keys);
    }

    [Fact]
    public void Make_TenYears_IsJudged()
    {
        CostAnalysis analysis = Bill.AnalyzeRows("a,1,USD,2014-09-18\na,1,USD,2024-09-17", Query);

        AnomalyReport report = AnomalyReport.Make(analysis.Sums.Cube, 0, analysis.Query, analysis.Query.Anomalies!);

        Assert.Equal((null, AnomalyReport.MaxDays), (report.Reason, report.Days.Count));
        Assert.Empty(report.TooLarge);
    }

    // 3,653 days and 548 groups are 2,001,844 costs by day and group.
    [Fact]
    public void Make_TooManyGroupsAndDays_JudgesTheBillButNotTheGroups()
    {
        CostAnalysis analysis = Bill.AnalyzeRows(
            string.Join('\n', Enumerable.Range(0, 548).Select(group => $"g{group},1,USD,{(group == 0 ? "2014-09-18" : "2024-09-16")}\ng{group},1,USD,2024-09-17")), Query);

        AnomalyReport report = AnomalyReport.Make(analysis.Sums.Cube, 0, analysis.Query, analysis.Query.Anomalies!);

        Assert.Equal(["548 groups of ServiceName on 3,653 days; at most 2,000,000 costs by day and group are judged"], report.TooLarge);
        Assert.Null(report.Reason);
        Assert.All(report.Anomalies, anomaly => Assert.Equal("", anomaly.Column));
        Assert.NotEmpty(report.Anomalies);
    }
}
