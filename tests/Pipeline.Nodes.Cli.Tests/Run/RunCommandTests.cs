using System.Text.Json;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Cli.Tests.Run;

public sealed class RunCommandTests : IDisposable
{
    private const string Typed = """
        {
          "node_1": { "type": "data-fetcher", "data_url": "https://example.com/data.csv" },
          "node_2": { "type": "cost-analyzer" },
          "node_3": { "type": "chart-renderer", "chart_dpi": 100 }
        }
        """;

    private readonly Workplace _here = new();

    public void Dispose() => _here.Dispose();

    [Fact]
    public async Task Run_ShortFile_RunsFetcherAnalyzerOnDefaultsAndRenderer()
    {
        _here.With(Workplace.Config, Workplace.ShortFile);

        ToolResult result = await _here.RunAsync($"{Workplace.Config} --store bucket");

        Approval.Verify(result.ToString());
        Assert.Equal("300 dpi\n", File.ReadAllText(_here.PathOf("bucket/cost-analysis-a7b3c9d2/results/charts/costs.txt")));
        Assert.Equal("node_2\n", File.ReadAllText(_here.PathOf("bucket/cost-analysis-a7b3c9d2/results/report.txt")));
        Assert.Equal(Workplace.ShortFile, File.ReadAllText(_here.PathOf($"bucket/{Workplace.Config}")));
    }

    [Fact]
    public async Task Run_WithTheNativeTool_SaysTheSame()
    {
        _here.With(Workplace.Config, Workplace.ShortFile);

        ToolResult native = await _here.CallAsync(Programs.NativeTool, $"run {Workplace.Config} --store one --nodes {Programs.TestNodes}");
        ToolResult jit = await _here.RunAsync($"{Workplace.Config} --store one");

        Assert.Equal(0, native.ExitCode);
        Assert.Equal(jit.ToString(), native.ToString());
    }

    [Fact]
    public async Task Run_WithoutStore_PublishesBesideTheConfigFile()
    {
        _here.With($"deep/{Workplace.Config}", Typed);

        ToolResult result = await _here.RunAsync($"deep/{Workplace.Config}");

        Approval.Verify(result.ToString());
    }

    [Fact]
    public async Task Run_AsJson_PrintsOneDocument()
    {
        _here.With(Workplace.Config, Typed);

        ToolResult result = await _here.RunAsync($"{Workplace.Config} --json");

        Assert.Equal(0, result.ExitCode);
        Approval.Verify(result.Output, extension: "json");
    }

    [Fact]
    public async Task Run_NodeFails_EndsWithItsExitCodeAndWords()
    {
        _here.With(Workplace.Config, """
            {
              "node_1": { "type": "data-fetcher", "data_url": "https://example.com/data.csv" },
              "check": { "type": "fail", "input_dir": "data" },
              "node_3": { "type": "cost-analyzer", "depends_on": "check" }
            }
            """);

        Approval.Verify((await _here.RunAsync($"{Workplace.Config} --store bucket")).ToString());
        ToolResult json = await _here.RunAsync($"{Workplace.Config} --store bucket --json");
        Assert.Equal(65, json.ExitCode);
        Approval.Verify(json.Output, name: "report", extension: "json");
    }

    [Theory]
    [InlineData("bug", 70)]
    [InlineData("crash", 3)]
    [InlineData("half-done", 70)]
    public async Task Run_NodeDies_SaysHow(string type, int exitCode)
    {
        _here.With(Workplace.Config, $$"""{ "only_one": { "type": "{{type}}", "input_dir": [] } }""");

        ToolResult result = await _here.RunAsync(Workplace.Config);

        Assert.Equal(exitCode, result.ExitCode);
        Approval.Verify(result.ToString(), type);
    }

    [Fact]
    public async Task Run_NodeSkips_SkipsWhatNeedsItAndNothingElse()
    {
        _here.With(Workplace.Config, """
            {
              "empty": { "type": "nothing-to-do", "input_dir": [], "output_dir": "processed", "when_empty": "skip" },
              "charts": { "type": "chart-renderer" },
              "node_1": { "type": "data-fetcher", "data_url": "https://example.com/data.csv" }
            }
            """);

        Approval.Verify((await _here.RunAsync(Workplace.Config)).ToString());
    }

    [Fact]
    public async Task Run_Verbose_ShowsTheNodesLines()
    {
        _here.With(Workplace.Config, """{ "node_1": { "type": "data-fetcher", "data_url": "https://example.com/data.csv" } }""");

        ToolResult result = await _here.RunAsync($"{Workplace.Config} --verbose");

        Assert.Contains("node_1 info: data-fetcher ", result.Error, StringComparison.Ordinal);
        Assert.Contains("node_1 info: node_1 (data-fetcher) published 1 artifact", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_Node_HasTheIdentityThatTheToolGaveAndNoStaleOne()
    {
        _here.With(Workplace.Config, Typed);

        ToolResult result = await _here.CallAsync(
            Programs.Tool,
            $"run {Workplace.Config} --nodes {Programs.TestNodes} --run-id nightly",
            ("DAG_KEY", "00000000"),
            ("PIPELINE_NODE", "node_9"),
            ("PIPELINE_MAP_INDEX", "4"),
            ("PIPELINE_POD_UID", "stale"),
            ("PIPELINE_RUN_ID", "stale"));

        Assert.Equal(0, result.ExitCode);
        JsonElement manifest = Manifest("data");
        Assert.Equal("nightly", manifest.GetProperty("run").GetString());
        Assert.Equal("node_1", manifest.GetProperty("section").GetString());
        Assert.Equal(1, manifest.GetProperty("try").GetInt32());
        Assert.NotEqual("stale", manifest.GetProperty("pod").GetString());
        Assert.False(manifest.TryGetProperty("map_index", out _));
    }

    [Fact]
    public async Task Run_RedoOfARun_IsItsNextTry()
    {
        _here.With(Workplace.Config, Typed);
        await _here.RunAsync($"{Workplace.Config} --run-id nightly");

        ToolResult result = await _here.RunAsync($"{Workplace.Config} --run-id nightly --redo");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal(2, Manifest("data").GetProperty("try").GetInt32());
    }

    [Fact]
    public async Task Run_SmallestNode_CountsLines()
    {
        _here.With("lines-0123abcd.json", """{ "count": { "type": "line-count", "label": "rows" } }""")
            .With("lines-0123abcd/data/report.csv", "a\nb\n");

        ToolResult result = await _here.CallAsync(Programs.Tool, $"run lines-0123abcd.json --nodes {Programs.LineCount}");

        Assert.Equal(0, result.ExitCode);
        Assert.Equal("rows: 2\n", File.ReadAllText(_here.PathOf("lines-0123abcd/count/count.txt")));
    }

    private JsonElement Manifest(string folder) =>
        JsonDocument.Parse(File.ReadAllText(_here.PathOf($"cost-analysis-a7b3c9d2/{folder}/_manifest.json"))).RootElement;
}
