using CsCheck;
using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Changes;
using Pipeline.Nodes.CostAnalyzer.Money;
using Pipeline.Nodes.CostAnalyzer.Tests.Bills;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Changes;

public sealed class ChangeReportTests
{
    private const string Header = "ServiceName,SkuPriceId,PricingUnit,PricingQuantity,BilledCost,BillingCurrency,ChargePeriodStart\n";

    private static readonly BillQuery Query = Bill.Query with { Change = ChangePeriod.Auto };

    [Fact]
    public void Make_TwoWholeWeeks_SplitsPriceAndVolume()
    {
        // Weeks from 2 and from 9 September; the 1st and the 16th belong to weeks that are not whole.
        // EC2, price p: 10 hours for 20 become 15 hours for 45. Volume (15 - 10) * 2 = 10, price (3 - 2) * 15 = 15.
        // S3 is new: 4 of volume. RDS has no quantity: 1 that is not split. SQS is gone: -2 of volume.
        const string rows =
            "EC2,p,Hrs,7,99,USD,2024-09-01\n" +
            "EC2,p,Hrs,10,20,USD,2024-09-02\nSQS,q,Req,1,2,USD,2024-09-08\nRDS,,,,5,USD,2024-09-08\n" +
            "EC2,p,Hrs,15,45,USD,2024-09-09\nS3,s,GB,2,4,USD,2024-09-15\nRDS,,,NULL,6,USD,2024-09-15\n" +
            "EC2,p,Hrs,1,3,USD,2024-09-16\n";

        CostAnalysis analysis = Bill.Analyze(Header + rows, Query);

        Assert.Equal(
            "PreviousStart,PeriodStart,ServiceName,BillingCurrency,PreviousCost,Cost,Change,PriceEffect,VolumeEffect,OtherEffect\n" +
            "2024-09-02,2024-09-09,EC2,USD,20,45,25,15,10,0\n" +
            "2024-09-02,2024-09-09,S3,USD,0,4,4,0,4,0\n" +
            "2024-09-02,2024-09-09,SQS,USD,2,0,-2,0,-2,0\n" +
            "2024-09-02,2024-09-09,RDS,USD,5,6,1,0,0,1\n",
            Bill.Tables(analysis)["change.csv"]);
        ChangeReport change = ChangeReport.Make(analysis.Sums, currency: 0, analysis.Query, ChangePeriod.Auto);
        Assert.Equal(["2024-08-26", "2024-09-16"], change.Incomplete.Select(period => PeriodCalendar.Start(change.Over, period)));
    }

    [Theory]
    [InlineData("2024-07-01", "2024-08-31", "Day", "Month", "2024-08-01")]
    [InlineData("2024-07-01", "2024-09-15", "Month", "Month", "2024-08-01")]
    [InlineData("2024-07-02", "2024-08-31", "Day", "Week", "2024-08-19")]
    [InlineData("2024-09-17", "2024-09-19", "Hour", "Day", "2024-09-19")]
    public void Make_Auto_TakesTheLongestOfWhichTwoAreWhole(string first, string last, string period, string over, string start)
    {
        CostAnalysis analysis = Bill.AnalyzeRows($"a,1,USD,{first}\na,1,USD,{last}", Query with { Period = Enum.Parse<BillPeriod>(period) });

        ChangeReport change = ChangeReport.Make(analysis.Sums, 0, analysis.Query, ChangePeriod.Auto);

        Assert.Equal((null, over, start), (change.Reason, change.Over.ToString(), PeriodCalendar.Start(change.Over, change.Period)));
    }

    [Theory]
    [InlineData("Auto", "Day", "there are not two whole days in a row")]
    [InlineData("Month", "Day", "there are not two whole months in a row")]
    [InlineData("Week", "Month", "costs are summed by the month, which does not make up weeks")]
    public void Make_TooLittle_SaysWhy(string asked, string period, string reason)
    {
        CostAnalysis analysis = Bill.AnalyzeRows("a,1,USD,2024-09-17", Query with { Period = Enum.Parse<BillPeriod>(period), Change = Enum.Parse<ChangePeriod>(asked) });

        Assert.Equal(reason, ChangeReport.Make(analysis.Sums, 0, analysis.Query, analysis.Query.Change).Reason);
        Assert.DoesNotContain("change.csv", Bill.Tables(analysis).Keys);
    }

    [Fact]
    public void Make_AnyBill_EffectsAddUpToTheChangeExactlyAndGroupsToTheTotal() =>
        Gen.Select(
            Gen.OneOf("EC2", "S3", "RDS", ""), Gen.Int[0, 3], Gen.OneOf("", "0", "1", "3", "7.25", "-2", "1E-9"),
            Gen.OneOf("0", "1", "-4.5", "0.333", "1E-12", "123456789.123456789"), Gen.Int[1, 14])
            .Array[1, 60].Sample(rows =>
            {
                string text = Header + string.Concat(rows.Select(row => $"{row.Item1},p{row.Item2},Hrs,{row.Item3},{row.Item4},USD,2024-09-{row.Item5 + 1:00}\n"))
                    + "x,x,x,1,0,USD,2024-09-02\nx,x,x,1,0,USD,2024-09-15\n";
                CostAnalysis analysis = Bill.Analyze(text, Query with { Change = ChangePeriod.Week });
                ChangeReport change = ChangeReport.Make(analysis.Sums, 0, analysis.Query, ChangePeriod.Week);

                Assert.Null(change.Reason);
                Assert.Equal(Bill.Total(analysis), (change.Total.Before + change.Total.After).ToString());
                foreach (GroupChange group in change.Groups.Append(change.Total))
                {
                    Assert.Equal(group.After - group.Before, group.Price + group.Volume + group.Unsplit);
                    bool hasAllQuantities = rows.All(row => row.Item3.Length > 0);
                    Assert.True(!hasAllQuantities || group.Unsplit == default(Amount), "all rows have quantities, and yet something is not split");
                }
            });

    [Fact]
    public void Make_GroupOfEarlierPeriodsOnly_IsNotTold() => Assert.Equal(
        "PreviousStart,PeriodStart,ServiceName,BillingCurrency,PreviousCost,Cost,Change,PriceEffect,VolumeEffect,OtherEffect\n2024-09-17,2024-09-18,a,USD,1,2,1,0,0,1\n",
        Bill.Tables(Bill.AnalyzeRows("a,1,USD,2024-09-17\nold,5,USD,2024-09-16\nolder,6,USD,2024-09-15\na,2,USD,2024-09-18", Query with { Change = ChangePeriod.Day }))["change.csv"]);

    [Fact]
    public void Make_NoGroups_TellsTheBillAsAWhole() => Assert.Equal(
        "PreviousStart,PeriodStart,BillingCurrency,PreviousCost,Cost,Change,PriceEffect,VolumeEffect,OtherEffect\n2024-09-17,2024-09-18,USD,1,2,1,0,0,1\n",
        Bill.Tables(Bill.AnalyzeRows("a,1,USD,2024-09-17\na,2,USD,2024-09-18", Query with { GroupBy = [] }))["change.csv"]);

    [Fact]
    public void Make_NoGroupsWithQuantities_SplitsTheBillAsAWhole() => Assert.EndsWith(
        "\n2024-09-17,2024-09-18,USD,21,47,26,16,10,0\n",
        Bill.Tables(Bill.Analyze(Header + "EC2,p,Hrs,10,20,USD,2024-09-17\nEC2,p,Hrs,15,45,USD,2024-09-18\nS3,s,GB,1,1,USD,2024-09-17\nS3,s,GB,1,2,USD,2024-09-18\n", Query with { GroupBy = [] }))["change.csv"],
        StringComparison.Ordinal);

    [Fact]
    public void Make_TooManyPrices_GivesTheSplitUpAndSaysSo()
    {
        string rows = string.Concat(Enumerable.Range(0, 50).Select(price => $"EC2,p{price},Hrs,1,1,USD,2024-09-{17 + (price % 2)}\n"));

        CostAnalysis analysis = Bill.Analyze(Header + rows, Query with { MaxGroups = 20 });

        Assert.True(analysis.Sums.Quantities.IsGivenUp);
        Assert.Contains("2024-09-17,2024-09-18,EC2,USD,25,25,0,0,0,0", Bill.Tables(analysis)["change.csv"], StringComparison.Ordinal);
    }

    [Fact]
    public void Make_GroupsOfSeveralColumns_AreSplitToo() => Assert.Contains(
        "2024-09-17,2024-09-18,EC2,Hrs,USD,20,45,25,15,10,0\n",
        Bill.Tables(Bill.Analyze(Header + "EC2,p,Hrs,10,20,USD,2024-09-17\nEC2,p,Hrs,15,45,USD,2024-09-18\n", Query with { GroupBy = ["ServiceName+PricingUnit"] }))["change.csv"],
        StringComparison.Ordinal);
}
