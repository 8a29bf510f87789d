using Pipeline.Nodes.CostAnalyzer.Bills;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Bills;

public sealed class LayoutResolverTests
{
    [Fact]
    public void Resolve_MissingColumns_NamesAllWithTheNearest()
    {
        BillQuery query = new("BiledCost", ["ServiceName"], BillPeriod.Day, 0);

        string message = Error("ServiceName,BilledCost,BillingCurrency,ChargePeriodStrat,RegionId", query);

        Assert.Equal(
            "data/bill.csv, line 1: expected the columns 'BiledCost' (cost_column; the nearest there is 'BilledCost'), " +
            "'ChargePeriodStart' (periods; the nearest there is 'ChargePeriodStrat'); " +
            "found 5, separated by commas: ServiceName, BilledCost, BillingCurrency, ChargePeriodStrat, RegionId.",
            message);
    }

    [Fact]
    public void Resolve_MissingColumnOfAWideBill_NamesTheNearestAndHowManyThereAre() => Assert.Equal(
        "data/bill.csv, line 1: expected the columns 'Service' (cost_column; the nearest there are 'ServiceName', 'ServiceCategory'), 'RegionNme' (time_column; the nearest there is 'RegionName'); " +
        "found 44, separated by commas: AvailabilityZone, BilledCost, BillingAccountId, BillingAccountName, BillingCurrency, BillingPeriodEnd and 38 more in this line.",
        Error(
            File.ReadLines(Repository.FocusSample).First().TrimStart('\uFEFF').Replace("\"", "", StringComparison.Ordinal),
            Bill.Query with { CostColumn = "Service", TimeOverride = "RegionNme" }));

    [Fact]
    public void Resolve_SeparatedBySemicolons_ShowsTheOneColumn() =>
        Assert.EndsWith(
            "found 1, separated by commas: ServiceName;BilledCost. This file is separated by semicolons: write it with commas.", Error("ServiceName;BilledCost"), StringComparison.Ordinal);

    [Fact]
    public void Resolve_ColumnTwice_IsAmbiguous() => Assert.Equal(
        "data/bill.csv, line 1: expected the columns 'BilledCost' once, not 2 times; " +
        "found 5, separated by commas: BilledCost, ServiceName, BilledCost, BillingCurrency, ChargePeriodStart.",
        Error("BilledCost,ServiceName,BilledCost,BillingCurrency,ChargePeriodStart"));

    [Fact]
    public void Resolve_ColumnTwiceThatNobodyAskedFor_IsFine() =>
        Assert.Equal(5, Resolve("Tags,Tags,BilledCost,ServiceName,BillingCurrency,ChargePeriodStart").Time);

    [Fact]
    public void Resolve_OtherCase_IsFoundButExactWins()
    {
        Assert.Equal("billedcost", Resolve("billedcost,ServiceName,BillingCurrency,ChargePeriodStart").Cost.Text);
        Assert.Equal("BilledCost", Resolve("billedcost,BilledCost,ServiceName,BillingCurrency,ChargePeriodStart").Cost.Text);
    }

    [Fact]
    public void Resolve_NoChargePeriod_TakesTheBillingPeriodAndSaysSo()
    {
        BillLayout layout = Resolve("ServiceName,BilledCost,BillingCurrency,BillingPeriodStart");

        Assert.Equal((3, "BillingPeriodStart"), (layout.Time, layout.TimeColumn));
        Assert.Equal(["data/bill.csv has no ChargePeriodStart: its periods go by BillingPeriodStart."], layout.Notices);
    }

    [Fact]
    public void Resolve_NoCurrency_SaysSo()
    {
        BillLayout layout = Resolve("ServiceName,BilledCost,ChargePeriodStart");

        Assert.Equal(-1, layout.Currency);
        Assert.Equal(["data/bill.csv has no BillingCurrency: its amounts are in currency XXX (none)."], layout.Notices);
    }

    [Theory]
    [InlineData("ProviderName", "ServiceProviderName")]
    [InlineData("ServiceProviderName", "ProviderName")]
    [InlineData("PublisherName", "HostProviderName")]
    [InlineData("HostProviderName", "PublisherName")]
    public void Resolve_RenamedColumn_TakesTheOtherNameAndSaysSo(string asked, string there)
    {
        BillLayout layout = Resolve($"BilledCost,BillingCurrency,ChargePeriodStart,{there}", Bill.Query with { GroupBy = [asked] });

        Assert.Equal([3], layout.Groups.Select(group => group.Index));
        Assert.Equal([$"data/bill.csv has no {asked}: its {there} is taken, which FOCUS 1.3 renamed."], layout.Notices);
    }

    [Fact]
    public void Resolve_BothNamesOfARenamedColumn_TakesTheOneAskedFor()
    {
        BillLayout layout = Resolve(
            "ProviderName,ServiceProviderName,BilledCost,BillingCurrency,ChargePeriodStart", Bill.Query with { GroupBy = ["ServiceProviderName"] });

        Assert.Equal([1], layout.Groups.Select(group => group.Index));
        Assert.Empty(layout.Notices);
    }

    [Fact]
    public void Resolve_GroupIsMissing_IsAbsentHereAndNoProblem()
    {
        BillLayout layout = Resolve("BilledCost,BillingCurrency,ChargePeriodStart,RegionId", Bill.Query with { GroupBy = ["ServiceName+tag:env"] });

        Assert.Equal([("ServiceName", "group_by"), ("tag:env", "group_by")], layout.Absent);
    }

    private static BillLayout Resolve(string header, BillQuery? query = null) =>
        LayoutResolver.Resolve("data/bill.csv", header.Split(','), query ?? Bill.Query);

    private static string Error(string header, BillQuery? query = null) =>
        Assert.Throws<BillFormatException>(() => Resolve(header, query)).Message;
}
