using System.Text.Json;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Cli.Tests.Run;

public sealed class PartialRunTests : IDisposable
{
    private readonly Workplace _here = new();

    public PartialRunTests() => Configure(dpi: 100);

    public void Dispose() => _here.Dispose();

    [Fact]
    public async Task From_AfterAnEdit_TakesTheEditAndStaysInTheRunOfTheInputs()
    {
        await _here.RunAsync($"{Workplace.Config} --run-id monday");
        Configure(dpi: 50);

        ToolResult result = await _here.RunAsync($"{Workplace.Config} --from node_2");

        Approval.Verify(result.ToString());
        Assert.Equal("monday", RunOf("results"));
        Assert.Equal("50 dpi\n", File.ReadAllText(_here.PathOf("cost-analysis-a7b3c9d2/results/charts/costs.txt")));
    }

    [Fact]
    public async Task From_FirstNode_BeginsANewRun()
    {
        await _here.RunAsync($"{Workplace.Config} --run-id monday");

        ToolResult result = await _here.RunAsync($"{Workplace.Config} --from node_1");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("manual__", RunOf("results"), StringComparison.Ordinal);
        Assert.Equal(RunOf("data"), RunOf("results"));
    }

    [Fact]
    public async Task Only_OneNode_RunsNothingElse()
    {
        await _here.RunAsync($"{Workplace.Config} --run-id monday");

        ToolResult result = await _here.RunAsync($"{Workplace.Config} --only node_2 --redo");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("[1/1] node_2 (cost-analyzer) published", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("node_3", result.Error, StringComparison.Ordinal);
        Assert.Equal("monday", RunOf("processed"));
    }

    [Fact]
    public async Task Only_FailsWithRedo_AdvisesTheSameAgain()
    {
        _here.With(Workplace.Config, """{ "check": { "type": "fail", "input_dir": [] } }""");

        ToolResult result = await _here.RunAsync($"{Workplace.Config} --only check --redo");

        Assert.EndsWith("--only check --nodes {nodes} --redo\n", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_InputsOfAnotherRunThanAskedFor_Ends66()
    {
        await _here.RunAsync($"{Workplace.Config} --run-id monday");

        ToolResult result = await _here.RunAsync($"{Workplace.Config} --only node_3 --run-id tuesday");

        Approval.Verify(result.ToString());
    }

    [Fact]
    public async Task Only_InputsOfSeveralRuns_Ends66AndNamesThem()
    {
        _here.With(Workplace.Config, """
            {
              "node_1": { "type": "data-fetcher", "data_url": "https://example.com/data.csv" },
              "node_2": { "type": "cost-analyzer" },
              "node_3": { "type": "chart-renderer", "input_dir": ["data", "processed"] }
            }
            """);
        await _here.RunAsync($"{Workplace.Config} --run-id monday");
        await _here.RunAsync($"{Workplace.Config} --only node_1 --run-id tuesday");

        ToolResult result = await _here.RunAsync($"{Workplace.Config} --from node_3");

        Approval.Verify(result.ToString());
    }

    [Fact]
    public async Task Only_InputNeverPublished_EndsWithTheNodesOwnWords()
    {
        ToolResult result = await _here.RunAsync($"{Workplace.Config} --only node_3");

        Approval.Verify(result.ToString());
    }

    private void Configure(int dpi) => _here.With(Workplace.Config, $$"""
        {
          "node_1": { "type": "data-fetcher", "data_url": "https://example.com/data.csv" },
          "node_2": { "type": "cost-analyzer" },
          "node_3": { "type": "chart-renderer", "chart_dpi": {{dpi}} }
        }
        """);

    private string RunOf(string folder) => JsonDocument
        .Parse(File.ReadAllText(_here.PathOf($"cost-analysis-a7b3c9d2/{folder}/_manifest.json")))
        .RootElement.GetProperty("run").GetString()!;
}
