using System.Diagnostics;
using SkiaSharp;

namespace Pipeline.Nodes.ChartRenderer.Tests;

/// <summary>Runs the program on a folder in place of a bucket.</summary>
public sealed class ChartRendererNodeTests : IDisposable
{
    private const string Workspace = "bill-a7b3c9d2";

    private readonly string _store = Directory.CreateTempSubdirectory("chart-renderer-tests-").FullName;

    public ChartRendererNodeTests()
    {
        string processed = Directory.CreateDirectory(Path.Combine(_store, Workspace, "processed")).FullName;
        foreach (string file in Directory.EnumerateFiles(Path.Combine(Fixture.Folder, "sample")))
        {
            File.Copy(file, Path.Combine(processed, Path.GetFileName(file)));
        }
    }

    [Fact]
    public async Task Run_SampleBill_PublishesAChartOfEachTable()
    {
        (int exitCode, string log) = await RunAsync("""{ "node_3": { "type": "chart-renderer", "chart_dpi": 50, "width": 8, "height": 4, "title": "Acme" } }""");

        Assert.True(exitCode == 0, log);
        string[] pictures = ["cost_by_ServiceName.png", "cost_by_day_and_ServiceName.png", "cumulative_cost.png"];
        Assert.All(pictures, picture =>
        {
            using SKBitmap bitmap = SKBitmap.Decode(Path.Combine(_store, Workspace, "results", picture));
            Assert.Equal((400, 200), (bitmap.Width, bitmap.Height));
        });
        Assert.Contains("Drew cumulative_cost.png from cost_by_day.csv: 400 x 200 pixels", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_BrokenTable_IsExit65AndNamesThePlace()
    {
        File.AppendAllText(Path.Combine(_store, Workspace, "processed", "cost_by_day.csv"), "2024-09-30,USD,much,1\n");

        (int exitCode, string log) = await RunAsync("""{ "node_3": { "type": "chart-renderer" } }""");

        Assert.Equal(65, exitCode);
        Assert.Contains("cost_by_day.csv, line 32, BilledCost: found 'much', expected a plain decimal number", log, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_store, Workspace, "results")) && Directory.EnumerateFiles(Path.Combine(_store, Workspace, "results"), "*.png").Any());
    }

    [Theory]
    [InlineData("summary.json")]
    [InlineData("cost_by_day.csv")]
    public async Task Run_MissingInput_IsExit66AndNamesIt(string file)
    {
        File.Delete(Path.Combine(_store, Workspace, "processed", file));

        (int exitCode, string log) = await RunAsync("""{ "node_3": { "type": "chart-renderer" } }""");

        Assert.Equal(66, exitCode);
        Assert.Contains(file, log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SettingOutOfRange_IsExit78()
    {
        (int exitCode, string log) = await RunAsync("""{ "node_3": { "type": "chart-renderer", "chart_dpi": 1201 } }""");

        Assert.Equal(78, exitCode);
        Assert.Contains("expected 50 to 1200", log, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_store, recursive: true);

    private async Task<(int ExitCode, string Log)> RunAsync(string config)
    {
        await File.WriteAllTextAsync(Path.Combine(_store, $"{Workspace}.json"), config);
        ProcessStartInfo start = new("dotnet", [Path.Combine(AppContext.BaseDirectory, "chart-renderer.dll")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["DAG_KEY"] = "a7b3c9d2",
                ["PIPELINE_STORE"] = new Uri(_store).AbsoluteUri,
                ["PIPELINE_LOG_FORMAT"] = "text",
            },
        };
        using Process process = Process.Start(start)!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, await output + await error);
    }
}
