using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.EndToEnd.Tests;

/// <summary>What a program says of itself, without any environment.</summary>
public sealed class SelfDescriptionTests : IDisposable
{
    private readonly Bucket _bucket = new FolderBucket();

    public void Dispose() => _bucket.Dispose();

    [Theory]
    [InlineData("data-fetcher")]
    [InlineData("cost-analyzer")]
    [InlineData("chart-renderer")]
    public async Task Program_Help_ReadsAsApproved(string type)
    {
        NodeResult result = await Programs.Of(type).AskAsync("--help");

        Assert.Equal(0, result.ExitCode);
        Approval.Verify(Stable.Text(result.Output, _bucket), type);
    }

    [Theory]
    [InlineData("data-fetcher")]
    [InlineData("cost-analyzer")]
    [InlineData("chart-renderer")]
    public async Task Program_Schema_ReadsAsApproved(string type)
    {
        NodeResult result = await Programs.Of(type).AskAsync("--schema");

        Assert.Equal(0, result.ExitCode);
        Approval.Verify(result.Output, type, "json");
    }

    [Theory]
    [InlineData("data-fetcher")]
    [InlineData("cost-analyzer")]
    [InlineData("chart-renderer")]
    public async Task Program_Version_NamesProgramRevisionAndSdk(string type)
    {
        NodeResult result = await Programs.Of(type).AskAsync("--version");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches($@"^{type} \d+\.\d+\.\d+\S*\nrevision (unknown|[0-9a-f]{{40}})\nPipeline\.Nodes \d+\.\d+\.\d+\S*\n$", result.Output);
    }

    [Fact]
    public async Task Program_UnknownOption_EndsWith64AndNamesTheNearest()
    {
        NodeResult result = await Programs.Fetcher.AskAsync("--hepl");

        Assert.Equal(64, result.ExitCode);
        Assert.Contains("Did you mean --help?", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("DataFetcher", "data-fetcher")]
    [InlineData("CostAnalyzer", "cost-analyzer")]
    [InlineData("ChartRenderer", "chart-renderer")]
    public async Task Program_JitAndNative_AgreeOnEveryDefault(string project, string type)
    {
        NodeResult native = await Programs.Of(type).AskAsync("--schema");
        NodeResult jit = await Programs.Jit(Path.Combine("nodes", project), type).AskAsync("--schema");

        Assert.Equal(jit.Output, native.Output);
    }

    /// <summary>The reflection of the JIT and the generated code of native programs must read a config record alike.</summary>
    [Fact]
    public async Task SmallestNode_JitAndNative_AgreeOnEveryDefault()
    {
        NodeResult native = await Programs.LineCount.AskAsync("--schema");
        NodeResult jit = await Programs.LineCountJit.AskAsync("--schema");
        Assert.Equal(jit.Output, native.Output);

        foreach (string settings in new[] { "{}", """{ "label": "Zeilen" }""" })
        {
            Assert.Equal(await CountAsync(Programs.LineCountJit, settings), await CountAsync(Programs.LineCount, settings));
        }

        async Task<string> CountAsync(NodeProgram program, string settings)
        {
            using Bucket bucket = new FolderBucket().WithConfig($$"""{ "line_count": {{settings}} }""").WithInput("data/report.csv", "a\nb\n");
            NodeResult result = await program.RunAsync(bucket);
            Assert.True(result.ExitCode == 0, result.Output);
            return bucket.Read("line_count/count.txt");
        }
    }
}
