using System.Text;
using System.Text.Json;
using Pipeline.Nodes.CostAnalyzer.Tests.Bills;

namespace Pipeline.Nodes.CostAnalyzer.Tests;

/// <summary>The program as an orchestrator starts it.</summary>
public sealed class CostAnalyzerNodeTests : IDisposable
{
    private const int BadData = 65;
    private const int BadConfig = 78;
    private const int Skipped = 99;

    private readonly FolderBucket _bucket = new();

    [Fact]
    public async Task Run_FocusSample_PublishesTablesAndSummary()
    {
        _bucket.WithInput("data/input.csv", await File.ReadAllBytesAsync(Repository.FocusSample));

        NodeResult result = await RunAsync("""{ "group_by": ["ServiceName", "ProviderName"], "top_n": 2, "period": "month" }""");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("BilledCost adds up to 20.52022672899 USD over 1000 rows, 2024-09-01 to 2024-09-30.", result.Text, StringComparison.Ordinal);
        Assert.Equal(
            "ProviderName,BillingCurrency,BilledCost,RowCount\nAWS,USD,18.0066386184,942\nMicrosoft,USD,1.97651418586,51\nOther (1),USD,0.53707392473,7\n",
            _bucket.Read("processed/cost_by_ProviderName.csv"));
        Assert.Equal("PeriodStart,BillingCurrency,BilledCost,RowCount\n2024-09-01,USD,20.52022672899,1000\n", _bucket.Read("processed/cost_by_month.csv"));
        using JsonDocument summary = JsonDocument.Parse(_bucket.Read("processed/summary.json"));
        Assert.Equal("20.52022672899", summary.RootElement.GetProperty("currencies")[0].GetProperty("total").GetString());
        using JsonDocument manifest = JsonDocument.Parse(_bucket.Read("processed/_manifest.json"));
        Assert.Equal(
            ["cost_by_ProviderName.csv", "cost_by_ServiceName.csv", "cost_by_month.csv", "cost_by_month_and_ProviderName.csv", "cost_by_month_and_ServiceName.csv", "summary.json"],
            manifest.RootElement.GetProperty("artifacts").EnumerateArray().Select(artifact => artifact.GetProperty("name").GetString()!));
    }

    [Fact]
    public async Task Run_SeveralFilesWithAndWithoutGzip_ReadsThemAll()
    {
        _bucket.WithInput("data/a.csv", $"{Bill.Header}\nS3,1,USD,2024-09-18\nS3,,USD,2024-09-18\n");
        _bucket.WithInput("data/2024/b.CSV.GZ", Bill.Compress(Encoding.UTF8.GetBytes($"{Bill.Header}\nS3,2,USD,2024-09-18\n")));
        _bucket.WithInput("data/readme.txt", "no bill");

        NodeResult result = await RunAsync();

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("ServiceName,BillingCurrency,BilledCost,RowCount\nS3,USD,3,2\n", _bucket.Read("processed/cost_by_ServiceName.csv"));
        Assert.Contains("1 rows were skipped: no cost (empty or NULL). The first is data/a.csv, line 3.", result.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("S3,1;5,USD,2024-09-18", "data/input.csv, line 2: column 'BilledCost': found '1;5', expected a number")]
    [InlineData("S3,1,USD", "data/input.csv, line 2: found 3 fields, expected 4 as in the header.")]
    [InlineData("", "data/input.csv: a header and no rows")]
    [InlineData("S3,,USD,2024-09-18\nS3,NULL,USD,2024-09-18", "data/input.csv: 2 rows, and none with a BilledCost")]
    public async Task Run_BadBill_EndsWith65AndSaysWhere(string rows, string message)
    {
        _bucket.WithInput("data/input.csv", $"{Bill.Header}\n{rows}\n");

        NodeResult result = await RunAsync();

        Assert.Equal(BadData, result.ExitCode);
        Assert.Contains(message, result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_ManySettings_SaysWhatWasDone()
    {
        _bucket.WithInput("data/cur.csv", "line_item_unblended_cost,line_item_currency_code,line_item_usage_start_date,line_item_line_item_type,line_item_product_code\n"
            + "1,USD,2024-09-01T00:00:00Z,Usage,EC2\n2,USD,2024-09-01T00:00:00Z,Usage,S3\n4,USD,2024-09-01T00:00:00Z,Tax,S3\n8,USD,2024-09-01T00:00:00Z,Usage,RDS\n");

        NodeResult result = await RunAsync("""{ "compare_costs": ["EffectiveCost"], "exclude": ["tax"], "filters": ["ServiceName=EC2", "ServiceName=S3"] }""");

        Assert.True(result.ExitCode == 0, result.Text);
        Assert.Equal("ServiceName,BillingCurrency,BilledCost,RowCount\nS3,USD,2,1\nEC2,USD,1,1\n", _bucket.Read("processed/cost_by_ServiceName.csv"));
        Assert.Contains("4 rows, AWS CUR 2.0.", result.Text, StringComparison.Ordinal);
        Assert.Contains("1 rows were skipped: of a kind of charge that is left out. The first is data/cur.csv, line 4.", result.Text, StringComparison.Ordinal);
        Assert.Contains("1 rows were skipped: not what the filters ask for. The first is data/cur.csv, line 5.", result.Text, StringComparison.Ordinal);
        using JsonDocument summary = JsonDocument.Parse(_bucket.Read("processed/summary.json"));
        Assert.Equal("line_item_product_code", summary.RootElement.GetProperty("bill").GetProperty("columns").GetProperty("ServiceName").GetString());
        Assert.Equal(["BilledCost", "EffectiveCost"], summary.RootElement.GetProperty("currencies")[0].GetProperty("measures").EnumerateArray().Select(measure => measure.GetProperty("measure").GetString()!));
    }

    [Theory]
    [InlineData("week")]
    [InlineData("day")]
    public async Task Run_Budgets_WarnsInWholeCentsByMonth(string period)
    {
        _bucket.WithInput("data/input.csv", $"{Bill.Header}\nS3,12.0049,USD,2024-08-31\nS3,5.006,USD,2024-09-10\n");

        NodeResult result = await RunAsync($$"""{ "period": "{{period}}", "monthly_budgets": { "USD": 10, "EUR": 1 } }""");

        Assert.True(result.ExitCode == 0, result.Text);
        Assert.Contains("USD: 2024-08 cost 12.00, more than its budget of 10.00.", result.Text, StringComparison.Ordinal);
        Assert.Contains("USD: 5.01 of the budget of 10.00 for 2024-09 are spent so far; 15.02 are to be expected by its end at this rate.", result.Text, StringComparison.Ordinal);
        Assert.Contains("monthly_budgets has EUR, in which there is no cost: the bill is in USD.", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_MoreGroupsThanAllowed_SaysSoAndAddsUp()
    {
        _bucket.WithInput("data/input.csv", Bill.Header + "\n" + string.Concat(Enumerable.Range(1, 3000).Select(number => $"service {number},{number},USD,2024-09-18\n")));

        NodeResult result = await RunAsync("""{ "max_groups": 1000 }""");

        Assert.True(result.ExitCode == 0, result.Text);
        Assert.Contains("ServiceName has more groups and periods than max_groups = 1000 allows in memory", result.Text, StringComparison.Ordinal);
        string[] lines = _bucket.Read("processed/cost_by_ServiceName.csv").TrimEnd('\n').Split('\n')[1..];
        Assert.StartsWith("service 3000,USD,3000,1", lines[0], StringComparison.Ordinal);
        Assert.StartsWith($"Other ({3000 - (lines.Length - 1)}),USD,", lines[^1], StringComparison.Ordinal);
        Assert.Equal(4_501_500, lines.Sum(line => int.Parse(line.Split(',')[2], System.Globalization.CultureInfo.InvariantCulture)));
    }

    [Fact]
    public async Task Run_GzipCutShort_EndsWith65()
    {
        _bucket.WithInput("data/input.csv.gz", Bill.Compress(Encoding.UTF8.GetBytes($"{Bill.Header}\nS3,2,USD,2024-09-18\n"))[..^5]);

        NodeResult result = await RunAsync();

        Assert.Equal(BadData, result.ExitCode);
        Assert.Contains("data/input.csv.gz: expected gzip data, as the name says. ", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NoBill_SaysWhatThereIs()
    {
        _bucket.WithInput("data/input.parquet", "PAR1");

        NodeResult result = await RunAsync();

        Assert.Equal(BadData, result.ExitCode);
        Assert.Contains("expected files named *.csv or *.csv.gz, found data/input.parquet", result.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("skip", Skipped)]
    [InlineData("publish", 0)]
    public async Task Run_HeaderOnlyAndEmptyAllowed_DoesWhatTheSectionSays(string whenEmpty, int expected)
    {
        _bucket.WithInput("data/input.csv", Bill.Header + "\n");

        NodeResult result = await RunAsync($$"""{ "when_empty": "{{whenEmpty}}" }""");

        Assert.Equal(expected, result.ExitCode);
        if (expected == 0)
        {
            Assert.Contains("\"currencies\": [],", _bucket.Read("processed/summary.json"), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{ "period": "days" }""", "expected one of \"hour\", \"day\", \"week\", \"month\". Did you mean 'day'?")]
    [InlineData("""{ "top_n": -1 }""", "expected 0 to 10000")]
    [InlineData("""{ "filters": ["RegionId"] }""", "'RegionId' is no condition; expected column=value or column!=value")]
    [InlineData("""{ "exclude": ["taxe"] }""", "Did you mean 'tax'?")]
    [InlineData("""{ "currency_column": "money", "currency": "EUR" }""", "currency_column names the column of the currency; expected one of the two")]
    [InlineData("""{ "group_by": ["day", "x", "X"] }""", "'x' and 'X' would be written to one file, cost_by_x.csv")]
    public async Task Run_BadSettings_EndsWith78AndSaysWhat(string settings, string message)
    {
        NodeResult result = await RunAsync(settings);

        Assert.Equal(BadConfig, result.ExitCode);
        Assert.Contains(message, result.Text, StringComparison.Ordinal);
    }

    public void Dispose() => _bucket.Dispose();

    private Task<NodeResult> RunAsync(string settings = "{}") =>
        NodeProgram.Built("cost-analyzer").RunAsync(_bucket.WithConfig($$"""{ "cost_analyzer": {{settings}} }"""));
}
