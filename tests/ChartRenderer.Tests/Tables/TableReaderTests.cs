using System.Text;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Tests.Tables;

public sealed class TableReaderTests
{
    private static readonly BillTable Groups = new("g.csv", TableKind.Group, "ServiceName", "USD");
    private static readonly BillTable Periods = new("p.csv", TableKind.Period, "", "USD");
    private static readonly BillTable PeriodGroups = new("pg.csv", TableKind.PeriodAndGroup, "ServiceName", "USD");

    [Fact]
    public void ReadGroups_QuotedNamesAndExactAmounts_AreKept() =>
        Assert.Equal(
            [new GroupCost("Compute, \"large\"", 20.52022672899m), new GroupCost("Größe\nzwei", 0), new GroupCost("(none)", -1.5m)],
            TableReader.ReadGroups(
                Csv("ServiceName,BillingCurrency,BilledCost,RowCount\n\"Compute, \"\"large\"\"\",USD,20.52022672899,3\n\"Größe\nzwei\",USD,0,1\n(none),USD,-1.5,1\n"),
                Groups,
                Bill(PeriodKind.Day)));

    [Fact]
    public void ReadPeriods_Hours_AreUtc()
    {
        PeriodCost row = Assert.Single(TableReader.ReadPeriods(
            Csv("PeriodStart,BillingCurrency,BilledCost,RowCount\n2024-09-18T22:00:00Z,USD,1,1\n"), Periods, Bill(PeriodKind.Hour)));

        Assert.Equal(new DateTime(2024, 9, 18, 22, 0, 0, DateTimeKind.Utc), row.Start);
        Assert.Equal(DateTimeKind.Utc, row.Start.Kind);
    }

    [Fact]
    public void ReadPeriodGroups_SampleBill_AddsUpToTheTotalExactly()
    {
        BillSummary bill = Fixture.ReadSampleSummary();
        using Stream csv = Fixture.OpenSample("cost_by_day_and_ServiceName.csv");

        Assert.Equal(20.52022672899m, TableReader.ReadPeriodGroups(csv, bill.Tables[2], bill).Sum(row => row.Cost));
    }

    [Theory]
    [InlineData("", "pg.csv, line 1: found no header, expected 'PeriodStart,ServiceName,BillingCurrency,BilledCost,RowCount'.")]
    [InlineData("PeriodStart;ServiceName\n", "pg.csv, line 1: found the header 'PeriodStart;ServiceName', expected 'PeriodStart,ServiceName,BillingCurrency,BilledCost,RowCount'.")]
    [InlineData("#2024-09-18,a,USD,1\n", "pg.csv, line 3: found 4 fields, expected 5.")]
    [InlineData("#\n", "pg.csv, line 3: found 1 fields, expected 5.")]
    [InlineData("#2024-9-18,a,USD,1,1\n", "pg.csv, line 3, PeriodStart: found '2024-9-18', expected a date such as 2024-09-18.")]
    [InlineData("#2023-09-18,a,USD,1,1\n", "pg.csv, line 3, PeriodStart: found '2023-09-18', expected a period from 2024-09-02 00:00 to 2024-09-30 00:00, as the summary says.")]
    [InlineData("#2024-09-18,,USD,1,1\n", "pg.csv, line 3, ServiceName: found '', expected the name of a group.")]
    [InlineData("#2024-09-18,a,EUR,1,1\n", "pg.csv, line 3, BillingCurrency: found 'EUR', expected USD, the one currency of this table.")]
    [InlineData("#2024-09-18,a,USD,1E5,1\n", "pg.csv, line 3, BilledCost: found '1E5', expected a plain decimal number such as 20.52 or -1.5.")]
    [InlineData("#2024-09-18,a,USD,\"1,5\",1\n", "pg.csv, line 3, BilledCost: found '1,5', expected a plain decimal number such as 20.52 or -1.5.")]
    [InlineData("#2024-09-18,a,USD,1000000000000000000000000,1\n", "pg.csv, line 3, BilledCost: found '1000000000000000000000000', expected an amount below 10^24.")]
    public void ReadPeriodGroups_SomethingWrong_SaysWhereAndWhatWasExpected(string csv, string message)
    {
        string table = csv.Replace("#", "PeriodStart,ServiceName,BillingCurrency,BilledCost,RowCount\n2024-09-18,a,USD,1,1\n", StringComparison.Ordinal);

        TableFormatException error = Assert.Throws<TableFormatException>(() => TableReader.ReadPeriodGroups(Csv(table), PeriodGroups, Bill(PeriodKind.Day)));

        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("1000000000000000000000000")]
    [InlineData("-99999999999999999999999999999999999999999999999999.5")]
    public void ReadGroups_AmountTooLarge_DoesNotBlameTheAnalyzer(string amount)
    {
        TableFormatException error = Assert.Throws<TableFormatException>(() => TableReader.ReadGroups(
            Csv($"ServiceName,BillingCurrency,BilledCost,RowCount\na,USD,{amount},1\n"), Groups, Bill(PeriodKind.Day)));

        Assert.Equal($"g.csv, line 2, BilledCost: found '{amount}', expected an amount below 10^24.", error.Message);
        Assert.StartsWith("That is as far as charts go; the tables are right at any size.", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadGroups_QuoteThatNeverEnds_IsAnError()
    {
        TableFormatException error = Assert.Throws<TableFormatException>(() => TableReader.ReadGroups(
            Csv("ServiceName,BillingCurrency,BilledCost,RowCount\na,USD,1,1\n\"b,USD,1,1\n"), Groups, Bill(PeriodKind.Day)));

        Assert.Equal(3, error.Line);
        Assert.EndsWith("expected CSV as RFC 4180 describes it.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(PeriodKind.Week, "2024-09-17", "a Monday such as 2024-09-16")]
    [InlineData(PeriodKind.Month, "2024-09-02", "the first day of a month such as 2024-09-01")]
    [InlineData(PeriodKind.Hour, "2024-09-18T22:30:00Z", "a full hour such as 2024-09-18T22:00:00Z")]
    public void ReadPeriods_NotTheStartOfAPeriod_IsAnError(object period, string start, string expected)
    {
        TableFormatException error = Assert.Throws<TableFormatException>(() => TableReader.ReadPeriods(
            Csv($"PeriodStart,BillingCurrency,BilledCost,RowCount\n{start},USD,1,1\n"), Periods, Bill((PeriodKind)period)));

        Assert.Equal($"p.csv, line 2, PeriodStart: found '{start}', expected {expected}.", error.Message);
    }

    private static MemoryStream Csv(string text) => new(Encoding.UTF8.GetBytes(text));

    private static BillSummary Bill(PeriodKind period) => new(
        "BilledCost",
        period,
        new Dictionary<string, CurrencyTotal> { ["USD"] = new("USD", 1, new DateTime(2024, 9, 2), new DateTime(2024, 9, 30), new DateTime(2024, 9, 2), new DateTime(2024, 9, 30)) },
        []);
}
