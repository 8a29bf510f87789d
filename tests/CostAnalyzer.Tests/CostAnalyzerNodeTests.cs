using System.Text;
using System.Text.Json;
using Pipeline.Nodes.CostAnalyzer.Tests.Bills;

namespace Pipeline.Nodes.CostAnalyzer.Tests;

/// <summary>The program as an orchestrator starts it.</summary>
public sealed class CostAnalyzerNodeTests
{
    private const int BadData = 65;
    private const int BadConfig = 78;
    private const int Skipped = 99;

    [Fact]
    public async Task Run_FocusSample_PublishesTablesAndSummary()
    {
        using AnalyzerRun analyzer = new();
        analyzer.Put("data/input.csv", await File.ReadAllBytesAsync(Repository.FocusSample));

        (int exitCode, string log) = await analyzer.RunAsync("""{ "group_by": ["ServiceName", "ProviderName"], "top_n": 2, "period": "month" }""");

        Assert.Equal(0, exitCode);
        Assert.Contains("BilledCost adds up to 20.52022672899 USD over 1000 rows, 2024-09-01 to 2024-09-01.", log, StringComparison.Ordinal);
        Assert.Equal(
            "ProviderName,BillingCurrency,BilledCost,RowCount\nAWS,USD,18.0066386184,942\nMicrosoft,USD,1.97651418586,51\nOther (1),USD,0.53707392473,7\n",
            analyzer.Output("cost_by_ProviderName.csv"));
        Assert.Equal("PeriodStart,BillingCurrency,BilledCost,RowCount\n2024-09-01,USD,20.52022672899,1000\n", analyzer.Output("cost_by_month.csv"));
        using JsonDocument summary = JsonDocument.Parse(analyzer.Output("summary.json"));
        Assert.Equal("20.52022672899", summary.RootElement.GetProperty("currencies")[0].GetProperty("total").GetString());
        using JsonDocument manifest = JsonDocument.Parse(analyzer.Output("_manifest.json"));
        Assert.Equal(
            ["cost_by_ProviderName.csv", "cost_by_ServiceName.csv", "cost_by_month.csv", "cost_by_month_and_ProviderName.csv", "cost_by_month_and_ServiceName.csv", "summary.json"],
            manifest.RootElement.GetProperty("artifacts").EnumerateArray().Select(artifact => artifact.GetProperty("name").GetString()!));
    }

    [Fact]
    public async Task Run_SeveralFilesWithAndWithoutGzip_ReadsThemAll()
    {
        using AnalyzerRun analyzer = new();
        analyzer.Put("data/a.csv", Encoding.UTF8.GetBytes($"{Bill.Header}\nS3,1,USD,2024-09-18\nS3,,USD,2024-09-18\n"));
        analyzer.Put("data/2024/b.CSV.GZ", Bill.Compress(Encoding.UTF8.GetBytes($"{Bill.Header}\nS3,2,USD,2024-09-18\n")));
        analyzer.Put("data/readme.txt", "no bill"u8.ToArray());

        (int exitCode, string log) = await analyzer.RunAsync();

        Assert.Equal(0, exitCode);
        Assert.Equal("ServiceName,BillingCurrency,BilledCost,RowCount\nS3,USD,3,2\n", analyzer.Output("cost_by_ServiceName.csv"));
        Assert.Contains("1 rows were skipped: no cost (empty or NULL). The first is data/a.csv, line 3.", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("S3,1;5,USD,2024-09-18", "data/input.csv, line 2: column 'BilledCost': found '1;5', expected a number")]
    [InlineData("S3,1,USD", "data/input.csv, line 2: found 3 fields, expected 4 as in the header.")]
    [InlineData("", "data/input.csv: a header and no rows")]
    [InlineData("S3,,USD,2024-09-18\nS3,NULL,USD,2024-09-18", "data/input.csv: 2 rows, and none with a BilledCost")]
    public async Task Run_BadBill_EndsWith65AndSaysWhere(string rows, string message)
    {
        using AnalyzerRun analyzer = new();
        analyzer.Put("data/input.csv", Encoding.UTF8.GetBytes($"{Bill.Header}\n{rows}\n"));

        (int exitCode, string log) = await analyzer.RunAsync();

        Assert.Equal(BadData, exitCode);
        Assert.Contains(message, log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_GzipCutShort_EndsWith65()
    {
        using AnalyzerRun analyzer = new();
        analyzer.Put("data/input.csv.gz", Bill.Compress(Encoding.UTF8.GetBytes($"{Bill.Header}\nS3,2,USD,2024-09-18\n"))[..^5]);

        (int exitCode, string log) = await analyzer.RunAsync();

        Assert.Equal(BadData, exitCode);
        Assert.Contains("data/input.csv.gz: expected gzip data, as the name says; found", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NoBill_SaysWhatThereIs()
    {
        using AnalyzerRun analyzer = new();
        analyzer.Put("data/input.parquet", "PAR1"u8.ToArray());

        (int exitCode, string log) = await analyzer.RunAsync();

        Assert.Equal(BadData, exitCode);
        Assert.Contains("expected files named *.csv or *.csv.gz, found data/input.parquet", log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("skip", Skipped)]
    [InlineData("publish", 0)]
    public async Task Run_HeaderOnlyAndEmptyAllowed_DoesWhatTheSectionSays(string whenEmpty, int expected)
    {
        using AnalyzerRun analyzer = new();
        analyzer.Put("data/input.csv", Encoding.UTF8.GetBytes(Bill.Header + "\n"));

        (int exitCode, _) = await analyzer.RunAsync($$"""{ "when_empty": "{{whenEmpty}}" }""");

        Assert.Equal(expected, exitCode);
        if (expected == 0)
        {
            Assert.Contains("\"currencies\": [],", analyzer.Output("summary.json"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{ "period": "days" }""", "expected one of \"hour\", \"day\", \"week\", \"month\". Did you mean 'day'?")]
    [InlineData("""{ "top_n": -1 }""", "expected 0 to 10000")]
    [InlineData("""{ "group_by": ["day", "x", "X"] }""", "'x' and 'X' would be written to one file, cost_by_x.csv")]
    public async Task Run_BadSettings_EndsWith78AndSaysWhat(string settings, string message)
    {
        using AnalyzerRun analyzer = new();

        (int exitCode, string log) = await analyzer.RunAsync(settings);

        Assert.Equal(BadConfig, exitCode);
        Assert.Contains(message, log, StringComparison.Ordinal);
    }
}
