using System.Text.Json;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Images.Tests;

/// <summary><c>pipeline run --docker</c>: a whole pipeline in containers.</summary>
public sealed class ToolTests : IDisposable
{
    private readonly FolderBucket _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Run_WithDocker_TakesABillThroughThreeImages()
    {
        _folder.WithConfig($$"""
            {
              "node_1": { "type": "data-fetcher", "image": "{{Engine.ImageOf("data-fetcher")}}", "data_url": "bills/focus_sample.csv" },
              "node_2": { "type": "cost-analyzer" },
              "node_3": { "type": "chart-renderer" }
            }
            """).WithSampleBill();

        NodeResult result = await RunAsync();

        Assert.True(result.ExitCode == 0, result.Output + result.Error);
        Assert.Equal("ok", JsonDocument.Parse(result.Output).RootElement.GetProperty("result").GetString());
        Assert.Contains("results/_manifest.json", _folder.Published());
    }

    [Fact]
    public async Task Run_ImageIsNotThere_SaysSo()
    {
        _folder.WithConfig("""{ "node_1": { "type": "data-fetcher", "image": "no-such-image:1", "data_url": "bills/focus_sample.csv" } }""");

        NodeResult result = await RunAsync();

        Assert.Equal(69, result.ExitCode);
        Assert.Contains("no-such-image:1", result.Error, StringComparison.Ordinal);
    }

    private Task<NodeResult> RunAsync()
        => NodeProgram.Published("pipeline").AskAsync("run", _folder.ConfigPath, "--docker", "--docker-network", "none", "--json");
}
