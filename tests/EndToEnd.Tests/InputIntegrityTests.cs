using System.Text.Json.Nodes;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.EndToEnd.Tests;

/// <summary>What a reader does about inputs that are not what their manifest says.</summary>
public abstract class InputIntegrityTests(Bucket bucket) : IDisposable
{
    private readonly Bucket _bucket = bucket.WithSampleBill().WithConfig(Configs.Typed);

    public void Dispose()
    {
        _bucket.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Analyzer_OtherBytesUnderTheSameETag_EndsWith65()
    {
        await FetchAsync();
        EditManifest(artifact => artifact["sha256"] = new string('0', 64));

        await ExpectAsync(65, "expected SHA-256");
    }

    [Fact]
    public async Task Analyzer_TruncatedArtifact_EndsWith75()
    {
        await FetchAsync();
        _bucket.WithInput("data/input.csv", _bucket.ReadBytes("data/input.csv")[..1000]);

        await ExpectAsync(75, "changed since it was found");
    }

    [Fact]
    public async Task Analyzer_DeletedArtifact_EndsWith75()
    {
        await FetchAsync();
        _bucket.Delete("data/input.csv");

        await ExpectAsync(75, "changed since it was found");
    }

    [Fact]
    public async Task Analyzer_ForeignManifest_EndsWith65()
    {
        await FetchAsync();
        _bucket.WithInput("data/_manifest.json", """{ "files": ["input.csv"] }""");

        await ExpectAsync(65, "is not a manifest of this format");
    }

    [Theory]
    [InlineData("../../secret.csv")]
    [InlineData("/etc/passwd")]
    [InlineData("a\\b.csv")]
    [InlineData("a\u0007.csv")]
    public async Task Analyzer_ManifestNamesAPathOutside_EndsWith65(string name)
    {
        await FetchAsync();
        EditManifest(artifact => artifact["name"] = name);

        await ExpectAsync(65, "names an artifact that");
    }

    [Fact]
    public async Task Analyzer_FolderThatNobodyWrites_IsTakenAsItLies()
    {
        _bucket.WithConfig("""{ "node_2": { "type": "cost-analyzer", "input_dir": "uploads" } }""")
            .WithInput("uploads/a.csv", "BilledCost,BillingCurrency,ChargePeriodStart,ServiceName\n1.5,USD,2024-09-01T00:00:00Z,EC2\n");

        NodeResult result = await Programs.Analyzer.RunAsync(_bucket, ("PIPELINE_RUN_ID", "one"));

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Contains("EC2,USD,1.5,1", _bucket.Read("processed/cost_by_ServiceName.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetcher_NameThatNoDiskTakes_EndsWith78BeforeAnyWork()
    {
        _bucket.WithConfig($$"""{ "node_1": { "type": "data-fetcher", "data_url": "bills/focus_sample.csv", "file_name": "{{new string('x', 300)}}" } }""");

        NodeResult result = await Programs.Fetcher.RunAsync(_bucket);

        Assert.True(result.ExitCode == 78, result.Output);
        Assert.Contains("/node_1/file_name: it has a name between slashes that is longer than 255 bytes", result.Verdict, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Analyzer_ConfigEditedMidRun_GoesOnWithTheSnapshot()
    {
        await FetchAsync();
        _bucket.WithConfig(Configs.Typed.Replace("\"cost-analyzer\"", "\"cost-analyzer\", \"period\": \"month\"", StringComparison.Ordinal));

        NodeResult result = await Programs.Analyzer.RunAsync(_bucket, ("PIPELINE_RUN_ID", "one"));

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Contains(result.Messages, message => message.Contains("was edited since this run began", StringComparison.Ordinal));
        Assert.True(_bucket.Has("processed/cost_by_day.csv"));
        Assert.False(_bucket.Has("processed/cost_by_month.csv"));
    }

    [Fact]
    public async Task Analyzer_ConfigEditedAndLatestAskedFor_TakesTheEdit()
    {
        await FetchAsync();
        _bucket.WithConfig(Configs.Typed.Replace("\"cost-analyzer\"", "\"cost-analyzer\", \"period\": \"month\"", StringComparison.Ordinal));

        NodeResult result = await Programs.Analyzer.RunAsync(_bucket, ("PIPELINE_RUN_ID", "one"), ("PIPELINE_CONFIG", "latest"));

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.True(_bucket.Has("processed/cost_by_month.csv"));
    }

    private void EditManifest(Action<JsonNode> edit)
    {
        JsonNode manifest = JsonNode.Parse(_bucket.Read("data/_manifest.json"))!;
        edit(manifest["artifacts"]![0]!);
        _bucket.WithInput("data/_manifest.json", manifest.ToJsonString());
    }

    private async Task FetchAsync()
    {
        NodeResult result = await Programs.Fetcher.RunAsync(_bucket, ("PIPELINE_RUN_ID", "one"));
        Assert.True(result.ExitCode == 0, result.Output);
    }

    private async Task ExpectAsync(int exitCode, string text)
    {
        NodeResult result = await Programs.Analyzer.RunAsync(_bucket, ("PIPELINE_RUN_ID", "one"));

        Assert.True(result.ExitCode == exitCode, result.Output);
        Assert.Contains(text, result.Verdict, StringComparison.Ordinal);
        Assert.False(_bucket.Has("processed/_manifest.json"));
    }
}
