using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Tests.Lifecycle;

/// <summary>Which config file an attempt goes by.</summary>
public sealed class ConfigFinderTests : IDisposable
{
    private const string Key = "cost-analysis-a7b3c9d2.json";
    private const string Output = $"{NodeHarness.Workspace}/node_1/count.txt";
    private const string Snapshot = $"{NodeHarness.Workspace}/_runs/run~201/config.json";

    private readonly NodeHarness _harness = new();

    public ConfigFinderTests()
    {
        _harness.Put(Key, Config("first"));
        _harness.Put($"{NodeHarness.Workspace}/data/report.csv", "a\nb\n");
        _harness.Environment["PIPELINE_RUN_ID"] = "run 1";
        _harness.Environment["PIPELINE_LOG_FORMAT"] = "text";
    }

    public void Dispose() => _harness.Dispose();

    [Fact]
    public async Task Find_FirstNodeOfARun_KeepsTheSnapshot()
    {
        Assert.Equal(ExitCode.Ok, await _harness.RunAsync(new LineCount()));
        Assert.Equal(Config("first"), _harness.Read(Snapshot));
        Assert.Equal("first: 2\n", _harness.Read(Output));
    }

    [Fact]
    public async Task Find_FileEditedSinceTheRunBegan_GoesByTheSnapshotAndSaysSo()
    {
        await _harness.RunAsync(new LineCount());
        _harness.Put(Key, Config("second"));
        _harness.Environment["PIPELINE_REDO"] = "1";
        Assert.Equal(ExitCode.Ok, await _harness.RunAsync(new LineCount()));
        Assert.Equal("first: 2\n", _harness.Read(Output));
        Assert.Contains("The config file was edited since this run began. This run goes on with its snapshot", _harness.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_EditBrokeTheFile_GoesByTheSnapshot()
    {
        await _harness.RunAsync(new LineCount());
        _harness.Put(Key, "{ broken");
        _harness.Environment["PIPELINE_REDO"] = "1";
        Assert.Equal(ExitCode.Ok, await _harness.RunAsync(new LineCount()));
        _harness.Environment["PIPELINE_RUN_ID"] = "run 2";
        Assert.Equal(ExitCode.Config, await _harness.RunAsync(new LineCount()));
    }

    [Fact]
    public async Task Find_LatestIsWanted_TakesTheEdit()
    {
        await _harness.RunAsync(new LineCount());
        _harness.Put(Key, Config("second"));
        _harness.Environment["PIPELINE_CONFIG"] = "latest";
        Assert.Equal(ExitCode.Ok, await _harness.RunAsync(new LineCount()));
        Assert.Equal("second: 2\n", _harness.Read(Output));
        Assert.Equal(Config("first"), _harness.Read(Snapshot));
    }

    [Fact]
    public async Task Find_WrongFile_KeepsNoSnapshot()
    {
        _harness.Put(Key, """{ "node_1": { "type": "line-count", "labl": "x" } }""");
        Assert.Equal(ExitCode.Config, await _harness.RunAsync(new LineCount()));
        Assert.False(File.Exists(Path.Combine(_harness.Bucket, Snapshot)));
    }

    [Fact]
    public async Task Find_TwoFilesForTheKey_AsksForTheName()
    {
        _harness.Put("other-a7b3c9d2.json", Config("other"));
        Assert.Equal(ExitCode.Config, await _harness.RunAsync(new LineCount()));
        Assert.Contains(
            "has 2 config files for DAG key a7b3c9d2: cost-analysis-a7b3c9d2.json, other-a7b3c9d2.json. Set PIPELINE_NAME to cost-analysis or other.",
            _harness.Log,
            StringComparison.Ordinal);
        _harness.Environment["PIPELINE_NAME"] = "cost-analysis";
        Assert.Equal(ExitCode.Ok, await _harness.RunAsync(new LineCount()));
    }

    [Theory]
    [InlineData("a7b3c9d3", null, "There is no config file *-a7b3c9d3.json in ", "Did you mean cost-analysis-a7b3c9d2.json?")]
    [InlineData("a7b3c9d2", "cost-anlaysis", "There is no config file cost-anlaysis-a7b3c9d2.json in ", "Did you mean cost-analysis-a7b3c9d2.json?")]
    [InlineData("00000000", null, "There is no config file *-00000000.json in ", "Config files there: cost-analysis-a7b3c9d2.json. Upload it")]
    public async Task Find_NoFile_NamesTheNearest(string dagKey, string? name, string start, string hint)
    {
        _harness.Environment["DAG_KEY"] = dagKey;
        _harness.Environment["PIPELINE_NAME"] = name;
        Assert.Equal(ExitCode.Config, await _harness.RunAsync(new LineCount()));
        Assert.Contains(start, _harness.Log, StringComparison.Ordinal);
        Assert.Contains(hint, _harness.Log, StringComparison.Ordinal);
    }

    private static string Config(string label) => $$"""{ "node_1": { "type": "line-count", "label": "{{label}}" } }""";
}
