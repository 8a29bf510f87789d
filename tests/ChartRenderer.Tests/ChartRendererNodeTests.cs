using SkiaSharp;

namespace Pipeline.Nodes.ChartRenderer.Tests;

/// <summary>The program as an orchestrator starts it.</summary>
public sealed class ChartRendererNodeTests : IDisposable
{
    private readonly FolderBucket _bucket = new();

    public ChartRendererNodeTests()
    {
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Fixture.Folder, "sample")))
        {
            _bucket.WithInput($"processed/{Path.GetFileName(file)}", File.ReadAllBytes(file));
        }
    }

    [Fact]
    public async Task Run_SampleBill_PublishesAChartOfEachTable()
    {
        NodeResult result = await RunAsync(""", "chart_dpi": 50, "width": 8, "height": 4, "title": "Acme" """);

        Assert.True(result.ExitCode == 0, result.Text);
        string[] pictures = ["cost_by_ServiceName.png", "cost_by_day_and_ServiceName.png", "cumulative_cost.png"];
        Assert.All(pictures, picture =>
        {
            using SKBitmap bitmap = SKBitmap.Decode(_bucket.PathOf($"results/{picture}"));
            Assert.Equal((400, 200), (bitmap.Width, bitmap.Height));
        });
        Assert.Contains("Drew cumulative_cost.png from cost_by_day.csv: 400 x 200 pixels", result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_BrokenTable_IsExit65AndNamesThePlace()
    {
        _bucket.WithInput("processed/cost_by_day.csv", _bucket.Read("processed/cost_by_day.csv") + "2024-09-30,USD,much,1\n");

        NodeResult result = await RunAsync();

        Assert.Equal(65, result.ExitCode);
        Assert.Contains("cost_by_day.csv, line 32, BilledCost: found 'much', expected a plain decimal number", result.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(_bucket.Published(), path => path.EndsWith(".png", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("summary.json")]
    [InlineData("cost_by_day.csv")]
    public async Task Run_MissingInput_IsExit66AndNamesIt(string file)
    {
        File.Delete(_bucket.PathOf($"processed/{file}"));

        NodeResult result = await RunAsync();

        Assert.Equal(66, result.ExitCode);
        Assert.Contains(file, result.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NamesThatTheFontHasNoLettersFor_WarnsOnce()
    {
        foreach (string file in (ReadOnlySpan<string>)["processed/cost_by_ServiceName.csv", "processed/cost_by_day_and_ServiceName.csv"])
        {
            _bucket.WithInput(file, _bucket.Read(file).Replace("AWS Lambda", "日本語サービス", StringComparison.Ordinal).Replace("Amazon Elastic Compute Cloud", "サービス", StringComparison.Ordinal));
        }

        NodeResult result = await RunAsync();

        Assert.True(result.ExitCode == 0, result.Text);
        string warning = Assert.Single(result.Messages, message => message.Contains("drawn as boxes", StringComparison.Ordinal));
        Assert.StartsWith("cost_by_ServiceName.png shows '", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SampleBill_WarnsOfNothing()
    {
        NodeResult result = await RunAsync();

        Assert.DoesNotContain(result.Log, line => line.GetProperty("level").GetString() is "warning" or "error");
    }

    [Fact]
    public async Task Run_SettingOutOfRange_IsExit78()
    {
        NodeResult result = await RunAsync(""", "chart_dpi": 1201 """);

        Assert.Equal(78, result.ExitCode);
        Assert.Contains("expected 50 to 1200", result.Text, StringComparison.Ordinal);
    }

    public void Dispose() => _bucket.Dispose();

    private Task<NodeResult> RunAsync(string settings = "") =>
        NodeProgram.Built("chart-renderer").RunAsync(_bucket.WithConfig($$"""{ "node_3": { "type": "chart-renderer"{{settings}} } }"""));
}
