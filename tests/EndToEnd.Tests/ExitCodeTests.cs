using System.Text.Json;
using Pipeline.Nodes.DataFetcher.Tests.Server;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.EndToEnd.Tests;

/// <summary>Every exit code that a node can give, by a real process; the text that a person reads is approved.</summary>
public abstract class ExitCodeTests(Bucket bucket) : IDisposable
{
    private const string FetchSample = """{ "node_1": { "type": "data-fetcher", "data_url": "bills/focus_sample.csv" } }""";

    private readonly Bucket _bucket = bucket.WithSampleBill();

    public void Dispose()
    {
        _bucket.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Fetcher_ObjectIsThere_EndsWith0()
    {
        _bucket.WithConfig(FetchSample);

        await ExpectAsync(0, Programs.Fetcher);
    }

    [Fact]
    public async Task Node_WrongEnvironment_EndsWith64AndNamesAllOfIt()
    {
        _bucket.WithConfig(FetchSample);

        await ExpectAsync(
            64, Programs.Fetcher, ("DAG_KEY", "A7B3C9D"), ("PIPELINE_TRY_NUMBER", "0"), ("PIPELINE_REDO", "yes"), ("PIPELINE_DAGKEY", "a7b3c9d2"));
    }

    [Fact]
    public async Task Node_SectionOfAnotherType_EndsWith64()
    {
        _bucket.WithConfig(Configs.Typed);

        await ExpectAsync(64, Programs.Fetcher, ("PIPELINE_NODE", "node_2"));
    }

    [Fact]
    public async Task Analyzer_ColumnIsMissing_EndsWith65AndNamesTheNearest()
    {
        _bucket.WithConfig("{}").WithInput("data/input.csv", "BiledCost,BillingCurrency,ChargePeriodStart,ServiceName\n1,USD,2024-09-01,EC2\n");

        await ExpectAsync(65, Programs.Analyzer);
    }

    [Fact]
    public async Task Analyzer_InputFolderIsEmpty_EndsWith66()
    {
        _bucket.WithConfig("{}");

        await ExpectAsync(66, Programs.Analyzer);
    }

    [Fact]
    public async Task Analyzer_FetcherHasNotRun_EndsWith66()
    {
        _bucket.WithConfig(Configs.Typed);

        await ExpectAsync(66, Programs.Analyzer);
    }

    [Fact]
    public async Task Analyzer_InputOfAnotherRun_EndsWith66()
    {
        _bucket.WithConfig(Configs.Typed);
        await Programs.Fetcher.RunAsync(_bucket, ("PIPELINE_RUN_ID", "yesterday"));

        await ExpectAsync(66, Programs.Analyzer, ("PIPELINE_RUN_ID", "today"));
    }

    [Fact]
    public async Task LineCount_AuthorsBug_EndsWith70AndShowsTheStack()
    {
        // The sample's node reads report.csv as text; a folder input with its name in two places makes its call ambiguous.
        _bucket.WithConfig("""{ "node_1": { "type": "line-count", "input_dir": ["data", "more"] } }""")
            .WithInput("data/report.csv", "a\n").WithInput("more/report.csv", "b\n");

        NodeResult result = await ExpectAsync(70, Programs.LineCount);

        Assert.Contains(result.Log, line => line.TryGetProperty("exception", out JsonElement stack) && stack.GetString()!.Contains("LineCount", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Fetcher_WorkingFolderCannotBeMade_EndsWith74()
    {
        _bucket.WithConfig(FetchSample);

        await ExpectAsync(74, Programs.Fetcher, ("PIPELINE_WORK_DIR", "/proc/no-such-folder"));
    }

    [Fact]
    public async Task Fetcher_DeadlinePasses_EndsWith75()
    {
        await using var server = new ScriptedServer(Answer.Stall(new byte[1000], after: 10));
        _bucket.WithConfig($$"""{ "node_1": { "type": "data-fetcher", "data_url": "{{server.Url()}}" } }""");

        await ExpectAsync(75, Programs.Fetcher, ("PIPELINE_DEADLINE_SECONDS", "1"));
        Assert.Empty(_bucket.Published());
    }

    [Fact]
    public async Task Fetcher_SourceForbids_EndsWith77()
    {
        await using var server = new ScriptedServer(Answer.Status(403));
        _bucket.WithConfig($$"""{ "node_1": { "type": "data-fetcher", "data_url": "{{server.Url()}}" } }""");

        await ExpectAsync(77, Programs.Fetcher);
    }

    [Fact]
    public async Task Node_ConfigHasManyFaults_EndsWith78AndNamesAllOfThem()
    {
        _bucket.WithConfig("""
            {
              "node_1": { "type": "data-fetcher", "data_ur": "bills/focus_sample.csv", "timeout": "30", "max_bytes": null },
              "node_2": { "type": "cost-analyzer", "output_dir": "../up" },
              "node_2": { "type": "chart-renderer" },
              "s3": { "bucket": "pipeline-bucket", "prefx": "x" }
            }
            """);

        await ExpectAsync(78, Programs.Fetcher);
    }

    [Fact]
    public async Task Node_NoConfigFile_EndsWith78()
    {
        await ExpectAsync(78, Programs.Fetcher);
    }

    [Fact]
    public async Task Node_TwoConfigFiles_EndsWith78()
    {
        _bucket.WithConfig(FetchSample).WithObject($"other-{Bucket.DagKey}.json", FetchSample);

        await ExpectAsync(78, Programs.Fetcher);
    }

    [Fact]
    public async Task Node_BrokenJson_EndsWith78()
    {
        _bucket.WithConfig("""{ "node_1": { "type": "data-fetcher", } }""");

        await ExpectAsync(78, Programs.Fetcher);
    }

    [Fact]
    public async Task Analyzer_NothingToDoAndSkip_EndsWith99()
    {
        _bucket.WithConfig("""{ "node_2": { "type": "cost-analyzer", "when_empty": "skip" } }""")
            .WithInput("data/input.csv", "BilledCost,BillingCurrency,ChargePeriodStart,ServiceName\n");

        await ExpectAsync(99, Programs.Analyzer);
        Assert.False(_bucket.Has("processed/_manifest.json"));
    }

    private protected async Task<NodeResult> ExpectAsync(
        int exitCode, NodeProgram program, params (string Name, string? Value)[] environment)
    {
        NodeResult result = await program.RunAsync(_bucket, environment);
        Assert.True(result.ExitCode == exitCode, $"{result.ExitCode} in place of {exitCode}:\n{result.Output}{result.Error}");
        Assert.Equal(exitCode == 70, result.Output.Contains("   at ", StringComparison.Ordinal));
        Approval.Verify(Stable.Text(result, _bucket), name: $"{exitCode}", testMethod: CallerOf(exitCode));
        return result;
    }

    private static string CallerOf(int exitCode) => TestContext.Current.TestMethod?.MethodName ?? $"{exitCode}";
}
