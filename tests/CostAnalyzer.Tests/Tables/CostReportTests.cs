using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Tables;
using Pipeline.Nodes.CostAnalyzer.Tests.Bills;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Tables;

public sealed class CostReportTests
{
    private const string Rows =
        "b,1,USD,2024-09-17\na,1,USD,2024-09-17\nc,5,USD,2024-09-16\nd,0.5,USD,2024-09-17\nd,-2,USD,2024-09-16\ne,0.25,USD,2024-09-17";

    [Fact]
    public void Tables_EqualCosts_AreSortedByName() => Assert.Equal(
        "ServiceName,BillingCurrency,BilledCost,RowCount\nc,USD,5,1\na,USD,1,1\nb,USD,1,1\ne,USD,0.25,1\nd,USD,-1.5,2\n",
        Bill.Tables(Bill.AnalyzeRows(Rows))["cost_by_ServiceName.csv"]);

    [Fact]
    public void Tables_TopTwo_FoldTheRestIntoOneLastRow()
    {
        Dictionary<string, string> tables = Bill.Tables(Bill.AnalyzeRows(Rows, Bill.Query with { TopGroups = 2 }));

        Assert.Equal("ServiceName,BillingCurrency,BilledCost,RowCount\nc,USD,5,1\na,USD,1,1\nOther (3),USD,-0.25,4\n", tables["cost_by_ServiceName.csv"]);
        Assert.Equal(
            "PeriodStart,ServiceName,BillingCurrency,BilledCost,RowCount\n" +
            "2024-09-16,c,USD,5,1\n2024-09-16,Other (3),USD,-2,1\n2024-09-17,a,USD,1,1\n2024-09-17,Other (3),USD,1.75,3\n",
            tables["cost_by_day_and_ServiceName.csv"]);
    }

    [Fact]
    public void Tables_ValuesThatReadLikeRowsOfOurs_StayApart()
    {
        const string rows =
            ",1,USD,2024-09-17\n(none),2,USD,2024-09-17\n'(none)',4,USD,2024-09-17\nOther (2),8,USD,2024-09-17\n'Other (2)',16,USD,2024-09-17\n" +
            "x,0.5,USD,2024-09-17\ny,0.25,USD,2024-09-17\nOther (more),32,USD,2024-09-17";

        Assert.Equal(
            "ServiceName,BillingCurrency,BilledCost,RowCount\nOther (more),USD,32,1\n''Other (2)'',USD,16,1\n'Other (2)',USD,8,1\n''(none)'',USD,4,1\n" +
            "'(none)',USD,2,1\n(none),USD,1,1\nOther (2),USD,0.75,2\n",
            Bill.Tables(Bill.AnalyzeRows(rows, Bill.Query with { TopGroups = 6 }))["cost_by_ServiceName.csv"]);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    public void Tables_TopOfAsManyAsThereAre_FoldNothing(int topGroups) => Assert.Equal(
        Bill.Tables(Bill.AnalyzeRows(Rows)),
        Bill.Tables(Bill.AnalyzeRows(Rows, Bill.Query with { TopGroups = topGroups })));

    [Fact]
    public void Tables_SeveralCurrencies_AreNeverAdded()
    {
        CostAnalysis analysis = Bill.AnalyzeRows("a,1,USD,2024-09-17\nb,2,EUR,2024-09-18\na,4,EUR,2024-10-17\na,8,,2024-09-17", Bill.Query with { Period = BillPeriod.Month });

        Dictionary<string, string> tables = Bill.Tables(analysis);

        Assert.Equal(
            [
                "cost_by_ServiceName.EUR.csv", "cost_by_month.EUR.csv", "cost_by_month_and_ServiceName.EUR.csv",
                "cost_by_ServiceName.USD.csv", "cost_by_month.USD.csv", "cost_by_month_and_ServiceName.USD.csv",
                "cost_by_ServiceName.XXX.csv", "cost_by_month.XXX.csv", "cost_by_month_and_ServiceName.XXX.csv",
            ],
            tables.Keys);
        Assert.Equal("ServiceName,BillingCurrency,BilledCost,RowCount\na,EUR,4,1\nb,EUR,2,1\n", tables["cost_by_ServiceName.EUR.csv"]);
        Assert.Equal("PeriodStart,BillingCurrency,BilledCost,RowCount\n2024-09-01,EUR,2,1\n2024-10-01,EUR,4,1\n", tables["cost_by_month.EUR.csv"]);
        Assert.Equal("PeriodStart,BillingCurrency,BilledCost,RowCount\n2024-09-01,USD,1,1\n", tables["cost_by_month.USD.csv"]);
    }

    [Fact]
    public void Tables_OddColumnName_IsMadeSafeInTheFileNameOnly()
    {
        const string text = "\"tag/Größe, x\",BilledCost,BillingCurrency,ChargePeriodStart\nä,1,USD,2024-09-18\n";

        Dictionary<string, string> tables = Bill.Tables(Bill.Analyze(text, Bill.Query with { GroupBy = ["tag/Größe, x"] }));

        Assert.Equal("\"tag/Größe, x\",BillingCurrency,BilledCost,RowCount\nä,USD,1,1\n", tables["cost_by_tag_Gr__e__x.csv"]);
    }

    [Theory]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("'=x", "''=x")]
    [InlineData("-3", "'-3")]
    [InlineData("@x", "'@x")]
    [InlineData("it's", "it's")]
    public void Tables_NameThatASpreadsheetWouldRun_IsText(string name, string written) => Assert.Equal(
        $"ServiceName,BillingCurrency,BilledCost,RowCount\n{written},USD,-1,1\n", Bill.Tables(Bill.AnalyzeRows($"{name},-1,USD,2024-09-17"))["cost_by_ServiceName.csv"]);

    [Fact]
    public void Tables_ComparedCosts_StandSideBySideAndNeverMixed()
    {
        const string bill = "BilledCost,ListCost,BillingCurrency,ChargeCategory,ChargePeriodStart\n1,2,USD,Usage,2024-09-17\n,4,USD,Usage,2024-09-17\n8,NULL,USD,Usage,2024-09-18\n";

        Dictionary<string, string> tables = Bill.Tables(Bill.Analyze(bill, Bill.Query with { GroupBy = [], ComparedCosts = ["ListCost"] }));

        Assert.Equal("PeriodStart,BillingCurrency,BilledCost,RowCount\n2024-09-17,USD,1,1\n2024-09-18,USD,8,1\n", tables["cost_by_day.csv"]);
        Assert.Equal(
            "PeriodStart,Measure,BillingCurrency,Cost,RowCount\n2024-09-17,BilledCost,USD,1,1\n2024-09-17,ListCost,USD,6,2\n2024-09-18,BilledCost,USD,8,1\n",
            tables["cost_by_day_and_measure.csv"]);
    }

    [Fact]
    public void Tables_Entries_CountTheRows()
    {
        foreach (CostTable table in new CostReport(Bill.AnalyzeRows(Rows, Bill.Query with { TopGroups = 1 })).Tables().OfType<CostTable>())
        {
            Assert.Equal(table.Rows.Count(), table.Entry.RowCount);
        }
    }
}
