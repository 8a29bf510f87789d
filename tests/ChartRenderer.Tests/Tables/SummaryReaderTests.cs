using System.Text;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Tests.Tables;

public sealed class SummaryReaderTests
{
    private const string Valid = """
        {
          "summary_version": 1,
          "bill": { "format": "FOCUS 1.0", "cost_column": "BilledCost" },
          "period": "day",
          "currencies": [ { "currency": "USD", "total": "20.52022672899", "first_period": "2024-09-01", "last_period": "2024-09-30", "first_day": "2024-09-01", "last_day": "2024-09-30" } ],
          "tables": [ { "file": "cost_by_day.csv", "kind": "period", "currency": "USD", "row_count": 30 } ]
        }
        """;

    [Fact]
    public void Read_SampleSummary_GivesAllThatChartsNeed()
    {
        BillSummary bill = Fixture.ReadSampleSummary();

        Assert.Equal("BilledCost", bill.CostColumn);
        Assert.Equal(PeriodKind.Day, bill.Period);
        CurrencyTotal total = Assert.Single(bill.Currencies).Value;
        Assert.Equal([new DateTime(2024, 8, 26), new DateTime(2024, 9, 30)], total.IncompletePeriods);
        Assert.Equal(
            new CurrencyTotal("USD", 20.52022672899m, new DateTime(2024, 9, 1), new DateTime(2024, 9, 30), new DateTime(2024, 9, 1), new DateTime(2024, 9, 30)) { IncompletePeriods = total.IncompletePeriods },
            total);
        Assert.Equal(
            [
                new BillTable("cost_by_ServiceName.csv", TableKind.Group, "ServiceName", "USD"),
                new BillTable("cost_by_day.csv", TableKind.Period, "", "USD"),
                new BillTable("cost_by_day_and_ServiceName.csv", TableKind.PeriodAndGroup, "ServiceName", "USD"),
                new BillTable("cost_by_day_and_measure.csv", TableKind.Measures, "", "USD"),
                new BillTable("change.csv", TableKind.Change, "ServiceName", "USD"),
                new BillTable("anomaly_by_day.csv", TableKind.AnomalyDays, "", "USD"),
                new BillTable("anomalies.csv", TableKind.Other, "", "USD"),
                new BillTable("anomaly_causes.csv", TableKind.Other, "", "USD"),
                new BillTable("budget.csv", TableKind.Budget, "", "USD"),
                new BillTable("tag_coverage.csv", TableKind.Other, "", "USD"),
            ],
            bill.Tables);
    }

    [Theory]
    [InlineData("\"summary_version\": 1", "\"summary_version\": 2", "summary.json, summary_version: found '2', expected 1, the version this program reads.")]
    [InlineData("\"BilledCost\"", "\"\"", "summary.json, bill.cost_column: found '', expected the name of the column that was summed.")]
    [InlineData("\"day\"", "\"fortnight\"", "summary.json, period: found 'fortnight', expected hour, day, week or month.")]
    [InlineData("\"20.52022672899\"", "\"2e3\"", "summary.json, currencies[0].total: found '2e3', expected a plain decimal number such as 20.52 or -1.5.")]
    [InlineData("\"20.52022672899\"", "\"-1000000000000000000000000.5\"", "summary.json, currencies[0].total: found '-1000000000000000000000000.5', expected an amount below 10^24.")]
    [InlineData("\"last_period\": \"2024-09-30\"", "\"last_period\": \"2024-08-30\"", "summary.json, currencies[0].last_period: found '2024-08-30', expected 2024-09-01 (the first period) or later.")]
    [InlineData("\"last_day\": \"2024-09-30\"", "\"last_day\": \"2024-08-30\"", "summary.json, currencies[0].last_day: found '2024-08-30', expected 2024-09-01 (the first day) or later.")]
    [InlineData("\"first_day\": \"2024-09-01\", ", "", "summary.json, currencies[0].first_day: found nothing, expected a date such as 2024-09-18.")]
    [InlineData("\"2024-09-01\"", "\"1 Sep\"", "summary.json, currencies[0].first_period: found '1 Sep', expected a date such as 2024-09-18.")]
    [InlineData("cost_by_day.csv", "../cost_by_day.csv", "summary.json, tables[0].file: found '../cost_by_day.csv', expected a file name that ends in .csv.")]
    [InlineData("\"kind\": \"period\"", "\"kind\": \"group\"", "summary.json, tables[0].column: found nothing, expected the column that the table groups by.")]
    [InlineData("\"kind\": \"period\"", "\"kind\": \"treemap\"", "summary.json, tables[0].kind: found 'treemap', expected a kind of table that the cost analyzer writes, such as group, period or period_and_group.")]
    [InlineData("\"currency\": \"USD\", \"row_count\"", "\"currency\": \"EUR\", \"row_count\"", "summary.json, tables[0].currency: found 'EUR', expected one of the bill's currencies (USD).")]
    [InlineData("\"tables\":", "\"table\":", "summary.json, tables: found nothing, expected a list.")]
    [InlineData("\"currencies\":", "\"currency\":", "summary.json, currencies: found nothing, expected a list.")]
    public void Read_SomethingWrong_SaysWhereAndWhatWasExpected(string right, string wrong, string message)
    {
        Assert.Contains(right, Valid, StringComparison.Ordinal);

        TableFormatException error = Assert.Throws<TableFormatException>(() => Read(Valid.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Equal(message, error.Message);
    }

    [Theory]
    [InlineData("{ \"summary_version\": 1,\n  oops }", 2)]
    [InlineData("", 1)]
    [InlineData("{\n\n\"period\": 7 }", 3)]
    public void Read_NotTheRightJson_SaysWhichLine(string json, int line)
    {
        TableFormatException error = Assert.Throws<TableFormatException>(() => Read(json));

        Assert.Equal(line, error.Line);
        Assert.StartsWith($"summary.json, line {line}", error.Message, StringComparison.Ordinal);
    }

    private static BillSummary Read(string json) => SummaryReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(json)), "summary.json");
}
