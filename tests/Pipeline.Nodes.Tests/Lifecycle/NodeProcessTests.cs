using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Tests.Lifecycle;

public sealed class NodeProcessTests : IDisposable
{
    private const string ConfigKey = "cost-analysis-a7b3c9d2.json";
    private const string RunId = "manual__2024";

    private readonly NodeHarness _harness = new();

    public NodeProcessTests()
    {
        _harness.Put(ConfigKey, """{ "node_1": { "type": "line-count", "label": "rows" } }""");
        _harness.Put($"{NodeHarness.Workspace}/data/report.csv", "a\nb\nc\n");
        _harness.Environment["PIPELINE_RUN_ID"] = RunId;
        _harness.Environment["PIPELINE_TRY_NUMBER"] = "1";
        _harness.Environment["PIPELINE_POD_UID"] = "pod-1";
    }

    public void Dispose() => _harness.Dispose();

    [Fact]
    public async Task Run_EnvironmentIsWrong_TellsItInTheFormThatWasAskedFor()
    {
        _harness.Environment["DAG_KEY"] = "A7";
        _harness.Environment["PIPELINE_LOG_FORMAT"] = "text";

        Assert.Equal(ExitCode.Usage, await _harness.RunAsync(new LineCount()));

        Assert.DoesNotContain("{", _harness.Log, StringComparison.Ordinal);
        Assert.Contains("DAG_KEY", _harness.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SmallestNode_ManifestAndRecordReadAsApproved()
    {
        Assert.Equal(ExitCode.Ok, await _harness.RunAsync(new LineCount()));
        Assert.Equal("rows: 3\n", _harness.Read($"{NodeHarness.Workspace}/node_1/count.txt"));
        Approval.Verify(_harness.Scrub(_harness.Read($"{NodeHarness.Workspace}/node_1/_manifest.json")), "manifest", "json");
        Approval.Verify(_harness.Scrub(_harness.RunRecord(RunId, "node_1")), "record", "json");
        Approval.Verify(_harness.Scrub(await File.ReadAllTextAsync(Path.Combine(_harness.XComFolder, "return.json"))), "xcom", "json");
        Approval.Verify(_harness.Scrub(await File.ReadAllTextAsync(_harness.TerminationLog)), "termination");
    }

    [Fact]
    public async Task Run_NodeFails_RecordAndMessageReadAsApproved()
    {
        var node = new DelegateNode((run, _) => throw new BadDataException("report.csv, line 3: expected 5 columns, found 4."));
        _harness.Put(ConfigKey, """{ "node_1": { "type": "delegate" } }""");
        Assert.Equal(ExitCode.Data, await _harness.RunAsync(node));
        Approval.Verify(_harness.Scrub(_harness.RunRecord(RunId, "node_1")), "record", "json");
        Approval.Verify(_harness.Scrub(await File.ReadAllTextAsync(_harness.TerminationLog)), "termination");
        Assert.False(Directory.Exists(Path.Combine(_harness.Bucket, NodeHarness.Workspace, "node_1")));
        Assert.Empty(Directory.GetFiles(Path.Combine(_harness.Bucket), "upload*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Run_NodeFailsAfterItWroteAStream_LeavesNoUpload()
    {
        var node = new DelegateNode(async (run, token) =>
        {
            await using Stream stream = await run.CreateOutputAsync("a.bin", token);
            await stream.WriteAsync(new byte[1_000_000], token);
            throw new InvalidOperationException("a bug");
        });
        _harness.Put(ConfigKey, """{ "node_1": { "type": "delegate" } }""");
        Assert.Equal(ExitCode.Software, await _harness.RunAsync(node));
        Assert.Empty(Directory.GetFiles(Path.Combine(_harness.Bucket, ".pipeline/uploads")));
        Assert.Contains("DelegateNode.ExecuteAsync threw InvalidOperationException: a bug", await File.ReadAllTextAsync(_harness.TerminationLog), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_TwiceInOneRun_TheSecondHasNothingToDo()
    {
        await _harness.RunAsync(new LineCount());
        string manifest = _harness.Read($"{NodeHarness.Workspace}/node_1/_manifest.json");
        _harness.Environment["PIPELINE_TRY_NUMBER"] = "2";
        Assert.Equal(ExitCode.Ok, await _harness.RunAsync(new LineCount()));
        Assert.Equal(manifest, _harness.Read($"{NodeHarness.Workspace}/node_1/_manifest.json"));
        Assert.Contains("nothing to do", await File.ReadAllTextAsync(_harness.TerminationLog), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_DeadlinePasses_IsTriedAgain()
    {
        _harness.Put(ConfigKey, """{ "node_1": { "type": "delegate" } }""");
        _harness.Environment["PIPELINE_DEADLINE_SECONDS"] = "60";
        var node = new DelegateNode(async (_, token) =>
        {
            _harness.Time.Advance(TimeSpan.FromSeconds(61));
            await Task.Delay(Timeout.Infinite, token);
        });
        Assert.Equal(ExitCode.Temporary, await _harness.RunAsync(node));
        Assert.Contains("The attempt's deadline of 60 s (PIPELINE_DEADLINE_SECONDS) passed before the commit", _harness.Log, StringComparison.Ordinal);
    }
}
