using System.Text;
using Pipeline.Nodes.ChartRenderer.Charts;
using Pipeline.Nodes.ChartRenderer.Fonts;
using Pipeline.Nodes.ChartRenderer.Report;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Tests.Report;

public sealed class BillReadingTests : IDisposable
{
    private readonly TextRuler _ruler = new();
    private readonly List<string> _opened = [];

    [Fact]
    public async Task ReadAsync_AllChartsAndAReport_OpensEachTableOnce()
    {
        BillSummary bill = Fixture.ReadSampleSummary();

        List<DrawnTable> tables = await ReadAsync(bill, new ChartRendererConfig());

        Assert.Equal(bill.Tables, tables.Select(table => table.Table));
        Assert.Equal(bill.Tables.Select(table => table.File).Order(StringComparer.Ordinal), _opened.Order(StringComparer.Ordinal));
        Assert.Equal(9, tables.SelectMany(table => table.Charts).Count());
        Assert.StartsWith("The bill fell by $2.45 (−30.2%) to $5.66 in the week from 23 September 2024", Assert.Single(tables, table => table.Headline is not null).Headline, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadAsync_OneChartAndNoReport_OpensWhatItNeeds()
    {
        List<DrawnTable> tables = await ReadAsync(Fixture.ReadSampleSummary(), new ChartRendererConfig(Charts: [ChartKind.MonthToDate], Report: false));

        Assert.Equal(["budget.csv", "cost_by_day.csv"], _opened);
        Assert.Equal([ChartKind.MonthToDate], tables.SelectMany(table => table.Charts).Select(chart => chart.Kind));
    }

    [Fact]
    public async Task ReadAsync_LongTables_KeepsTheFirst500RowsAndCountsAll()
    {
        BillSummary bill = Fixture.ReadSampleSummary() with { Tables = [Group, new BillTable("anomalies.csv", TableKind.Other, "", "USD")] };
        string rows = string.Concat(Enumerable.Range(0, 1234).Select(row => $"service {row},USD,{row},1\n"));

        List<DrawnTable> tables = await ReadAsync(bill, new ChartRendererConfig(), $"ServiceName,BillingCurrency,BilledCost,RowCount\n{rows}");

        Assert.All(tables, table =>
        {
            Assert.Equal((500, 1234), (table.Page.Rows.Count, table.Page.RowCount));
            Assert.Equal(["service 499", "USD", "499", "1"], table.Page.Rows[^1]);
        });
        Assert.Contains(tables[0].Charts[0].Layout.Texts, text => text.Text == "Other (1219)");
    }

    [Fact]
    public async Task ReadAsync_RaggedTableThatOnlyThePageShows_IsAnError()
    {
        BillSummary bill = Fixture.ReadSampleSummary() with { Tables = [new BillTable("anomalies.csv", TableKind.Other, "", "USD")] };

        TableFormatException error = await Assert.ThrowsAsync<TableFormatException>(() => ReadAsync(bill, new ChartRendererConfig(), "a,b\n1,2\n3\n"));

        Assert.Equal("anomalies.csv, line 3: found 1 fields, expected 2.", error.Message);
    }

    public void Dispose() => _ruler.Dispose();

    private static BillTable Group { get; } = new("cost_by_ServiceName.csv", TableKind.Group, "ServiceName", "USD");

    private async Task<List<DrawnTable>> ReadAsync(BillSummary bill, ChartRendererConfig config, string? csv = null)
    {
        BillReading reading = new(bill, config, _ruler, (file, _) =>
        {
            _opened.Add(file);
            return Task.FromResult(csv is null ? Fixture.OpenSample(file) : new MemoryStream(Encoding.UTF8.GetBytes(csv)));
        });
        List<DrawnTable> tables = [];
        await foreach (DrawnTable table in reading.ReadAsync(TestContext.Current.CancellationToken))
        {
            tables.Add(table);
        }

        return tables;
    }
}
