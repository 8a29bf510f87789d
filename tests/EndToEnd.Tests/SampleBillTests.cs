using System.Text.Json;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.EndToEnd.Tests;

public abstract class SampleBillTests(Bucket bucket) : IDisposable
{
    private const string Run = "scheduled__2024-10-01T00:00:00+00:00";

    private readonly Bucket _bucket = bucket.WithSampleBill();

    public void Dispose()
    {
        _bucket.Dispose();
        GC.SuppressFinalize(this);
    }

    // The sums were worked out from the bill with Python's decimal module.
    [Theory]
    [InlineData("BilledCost", "20.52022672899")]
    [InlineData("EffectiveCost", "14.97651418586")]
    [InlineData("ListCost", "20.39090575119")]
    [InlineData("ContractedCost", "14.97626039326")]
    public async Task Analyzer_SampleBill_SumsToTheLastDigit(string costColumn, string total)
    {
        _bucket.WithConfig($$"""
            {
              "node_1": { "type": "data-fetcher", "data_url": "bills/focus_sample.csv" },
              "node_2": { "type": "cost-analyzer", "cost_column": "{{costColumn}}" }
            }
            """);

        await RunAllAsync(Programs.Fetcher, Programs.Analyzer);

        JsonElement usd = Summary().GetProperty("currencies")[0];
        Assert.Equal("USD", usd.GetProperty("currency").GetString());
        Assert.Equal(total, usd.GetProperty("total").GetString());
        foreach (string table in new[] { "cost_by_ServiceName.csv", "cost_by_day.csv", "cost_by_day_and_ServiceName.csv" })
        {
            Assert.Equal(decimal.Parse(total), Column(table, costColumn).Sum(decimal.Parse));
        }
    }

    [Fact]
    public async Task ThreeNodes_SampleBill_PublishTablesAndPictures()
    {
        _bucket.WithConfig(Configs.Typed);

        await RunAllAsync([.. Programs.InOrder]);

        Assert.Equal(
            [
                "data/_manifest.json", "data/input.csv",
                "processed/_manifest.json", "processed/anomalies.csv", "processed/anomaly_by_day.csv", "processed/anomaly_causes.csv", "processed/change.csv",
                "processed/cost_by_ServiceName.csv", "processed/cost_by_day.csv", "processed/cost_by_day_and_ServiceName.csv", "processed/summary.json",
                "results/_manifest.json", "results/anomaly_by_day.png", "results/change.png", "results/cost_by_ServiceName.png",
                "results/cost_by_day_and_ServiceName.png", "results/cumulative_cost.png", "results/heat_map_cost_by_day_and_ServiceName.png",
                "results/month_to_date.png", "results/pareto_cost_by_ServiceName.png", "results/report.html",
            ],
            _bucket.Published());
        Assert.Equal(33, Column("cost_by_ServiceName.csv", "ServiceName").Count());
        Assert.Equal("16.0416930505", Column("cost_by_ServiceName.csv", "BilledCost").First());
        Assert.All(_bucket.Published().Where(name => name.EndsWith(".png", StringComparison.Ordinal)), picture =>
            Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], _bucket.ReadBytes(picture)[..4]));
    }

    [Fact]
    public async Task ThreeNodes_RunTwice_GiveTheSameBytes()
    {
        _bucket.WithConfig(Configs.Typed);
        await RunAllAsync([.. Programs.InOrder]);
        Dictionary<string, byte[]> first = Artifacts();

        foreach (NodeProgram program in Programs.InOrder)
        {
            NodeResult again = await program.RunAsync(_bucket, ("PIPELINE_RUN_ID", "another"));
            Assert.Equal(0, again.ExitCode);
        }

        Assert.Equal(first, Artifacts());
    }

    [Fact]
    public async Task Node_SameWorkOfTheSameRun_IsNotDoneAgain()
    {
        _bucket.WithConfig(Configs.Typed);
        await RunAllAsync([.. Programs.InOrder]);
        string manifest = _bucket.Read("data/_manifest.json");

        NodeResult again = await Programs.Fetcher.RunAsync(_bucket, ("PIPELINE_RUN_ID", Run));

        Assert.Equal(0, again.ExitCode);
        Assert.Contains("has already published this work", again.Verdict, StringComparison.Ordinal);
        Assert.Equal(manifest, _bucket.Read("data/_manifest.json"));
    }

    [Fact]
    public async Task ShortFile_ThreeProgramsWithoutAnyType_TakeTheirSections()
    {
        _bucket.WithConfig(Configs.ShortFile);

        await RunAllAsync([.. Programs.InOrder]);

        Assert.Equal("20.52022672899", Summary().GetProperty("currencies")[0].GetProperty("total").GetString());
        Assert.Contains("results/cumulative_cost.png", _bucket.Published());
        string manifest = _bucket.Read("results/_manifest.json");
        Assert.Equal("node_2", JsonDocument.Parse(manifest).RootElement.GetProperty("section").GetString());
    }

    private async Task RunAllAsync(params NodeProgram[] programs)
    {
        foreach (NodeProgram program in programs)
        {
            NodeResult result = await program.RunAsync(_bucket, ("PIPELINE_RUN_ID", Run), ("PIPELINE_TRY_NUMBER", "1"));
            Assert.True(result.ExitCode == 0, result.Output + result.Error);
        }
    }

    private JsonElement Summary() => JsonDocument.Parse(_bucket.Read("processed/summary.json")).RootElement;

    private Dictionary<string, byte[]> Artifacts() => _bucket.Published()
        .Where(name => !name.EndsWith("_manifest.json", StringComparison.Ordinal))
        .ToDictionary(name => name, name => _bucket.ReadBytes(name));

    // None of these tables quotes a cell.
    private IEnumerable<string> Column(string table, string name)
    {
        string[] lines = _bucket.Read($"processed/{table}").TrimEnd('\n').Split('\n');
        int index = Array.IndexOf(lines[0].Split(','), name);
        return lines[1..].Select(line => line.Split(',')[index]);
    }
}
