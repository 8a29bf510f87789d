using Pipeline.Nodes.CostAnalyzer.Bills;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Bills.Kinds;

public sealed class OtherBillTests
{
    // 12.5 + 7.25 - 0.75 = 19.
    private const string Invoice = "when,team,amount,money\n2024-09-01,red,12.5,CHF\n2024-09-01,blue,7.25,CHF\n2024-09-02,red,-0.75,CHF\n";

    private static readonly BillQuery Named = Bill.Query with { CostColumn = "amount", TimeOverride = "when", CurrencyOverride = "money", GroupBy = ["team"] };

    [Fact]
    public void Tables_ColumnsNamedInTheSettings_AreTaken()
    {
        CostAnalysis analysis = Bill.Analyze(Invoice, Named);

        Assert.Equal("19", Bill.Total(analysis));
        Assert.Equal(["CSV"], analysis.Formats);
        Assert.Equal("team,BillingCurrency,amount,RowCount\nred,CHF,11.75,2\nblue,CHF,7.25,1\n", Bill.Tables(analysis)["cost_by_team.csv"]);
        Assert.Equal(["ChargeCategory"], analysis.Missing.Select(missing => missing.Column));
    }

    [Fact]
    public void Tables_OneCurrencyNamed_IsThatOfAllRows() => Assert.StartsWith(
        "team,BillingCurrency,amount,RowCount\nred,EUR,11.75,2\n",
        Bill.Tables(Bill.Analyze(Invoice, Named with { CurrencyOverride = null, Currency = "EUR" }))["cost_by_team.csv"],
        StringComparison.Ordinal);

    [Fact]
    public void Read_NamedColumnsAreMissing_AllAreNamed()
    {
        string message = Bill.Error(Invoice, new BillQuery("cost", ["team"], BillPeriod.Day, 0) { TimeOverride = "date", CurrencyOverride = "mony" });

        Assert.Contains("'cost' (cost_column), 'date' (time_column), 'mony' (currency_column; the nearest there is 'money');", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_FilesWhoseColumnsDiffer_AreSummedTogether()
    {
        CostAnalysis analysis = new(Bill.Query with { GroupBy = ["x_Team", "tag:env"] });
        Bill.Read(analysis, "BilledCost,BillingCurrency,ChargeCategory,ChargePeriodStart\n1,USD,Usage,2024-09-01\n"u8.ToArray(), "data/a.csv");
        Bill.Read(analysis, "Tags,x_Team,BilledCost,BillingCurrency,ChargeCategory,ChargePeriodStart\n\"{\"\"env\"\":\"\"dev\"\"}\",red,2,USD,Usage,2024-09-01\n"u8.ToArray(), "data/b.csv");
        Bill.Read(analysis, "lineItem/UnblendedCost,lineItem/CurrencyCode,lineItem/UsageStartDate,resourceTags/user:Env\n4,USD,2024-09-01T00:00:00Z,prod\n"u8.ToArray(), "data/c.csv");
        analysis.Complete();

        Assert.Equal("7", Bill.Total(analysis));
        Assert.Equal(["FOCUS 1.0", "AWS CUR (legacy)"], analysis.Formats);
        Assert.Equal("x_Team,BillingCurrency,BilledCost,RowCount\n(none),USD,5,2\nred,USD,2,1\n", Bill.Tables(analysis)["cost_by_x_Team.csv"]);
        Assert.Equal("tag:env,BillingCurrency,BilledCost,RowCount\nprod,USD,4,1\ndev,USD,2,1\n(none),USD,1,1\n", Bill.Tables(analysis)["cost_by_tag_env.csv"]);
        Assert.Equal(
            [
                "data/a.csv has no x_Team: its rows have none of it (group_by).", "data/a.csv has no tag:env: its rows have none of it (group_by).",
                "data/c.csv has no x_Team: its rows have none of it (group_by).",
            ],
            analysis.Notices);
    }

    [Fact]
    public void Complete_GroupInNoFile_IsAnErrorWithTheNearest()
    {
        CostAnalysis analysis = new(Bill.Query with { GroupBy = ["ServiceNam"] });
        Bill.Read(analysis, System.Text.Encoding.UTF8.GetBytes($"{Bill.Header}\n"), "data/a.csv");

        BillFormatException error = Assert.Throws<BillFormatException>(analysis.Complete);

        Assert.StartsWith("data/a.csv, line 1: expected the columns 'ServiceNam' (group_by; the nearest there is 'ServiceName'); found 4", error.Message, StringComparison.Ordinal);
    }
}
