using System.Diagnostics;
using System.Runtime.InteropServices;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;

namespace Pipeline.Nodes.Tests.Lifecycle;

/// <summary>A signal at the first instruction of each phase, not one sooner or later.</summary>
public sealed class StopInEveryPhaseTests : IDisposable
{
    private const string Output = $"{NodeHarness.Workspace}/node_1";

    private readonly NodeHarness _harness = new();
    private readonly ActivityListener _listener;

    // Listeners hear of every attempt of this process; the value flows along with the one that this test started.
    private readonly AsyncLocal<string?> _stopIn = new();

    public StopInEveryPhaseTests()
    {
        _harness.Put("cost-analysis-a7b3c9d2.json", """{ "node_1": { "type": "line-count" }, "node_2": { "type": "delegate", "input_dir": "node_1" } }""");
        _harness.Put($"{NodeHarness.Workspace}/data/report.csv", "a\nb\n");
        _harness.Environment["PIPELINE_RUN_ID"] = "run-1";
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "Pipeline.Nodes",
            Sample = (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = span =>
            {
                if (_stopIn.Value == span.OperationName)
                {
                    _harness.Signals.StopAsync(PosixSignal.SIGTERM).Wait();
                }
            },
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public void Dispose()
    {
        _listener.Dispose();
        _harness.Dispose();
    }

    [Theory]
    [InlineData(Phase.Environment)]
    [InlineData(Phase.Config)]
    [InlineData(Phase.Inputs)]
    [InlineData(Phase.Check)]
    [InlineData(Phase.Process)]
    [InlineData(Phase.Stage)]
    [InlineData(Phase.Claim)]
    public async Task Run_StoppedBeforeTheClaim_EndsWith143AndLeavesNothing(string phase)
    {
        Assert.Equal(ExitCode.Terminated, await RunStoppedInAsync(phase));

        Assert.Contains("SIGTERM came before the commit; nothing was published", await File.ReadAllTextAsync(_harness.TerminationLog), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_harness.Bucket, Output)));
        Assert.Empty(Uploads());
        Assert.Equal(ExitCode.NoInput, await ReadAsync());
    }

    [Theory]
    [InlineData(Phase.Complete)]
    [InlineData(Phase.Commit)]
    [InlineData(Phase.Report)]
    public async Task Run_StoppedAfterTheClaim_PublishesAllTheSame(string phase)
    {
        Assert.Equal(ExitCode.Ok, await RunStoppedInAsync(phase));

        Assert.Contains("\"state\": \"committed\"", _harness.Read($"{Output}/_manifest.json"), StringComparison.Ordinal);
        Assert.Empty(Uploads());
        Assert.Equal(ExitCode.Ok, await ReadAsync());
    }

    private async Task<ExitCode> RunStoppedInAsync(string phase)
    {
        _stopIn.Value = phase;
        ExitCode code = await _harness.RunAsync(new LineCount());
        _stopIn.Value = null;
        Assert.Equal("SIGTERM", _harness.Signals.Received);
        _harness.Signals.Dispose();
        _harness.Signals = new StopSignals();
        return code;
    }

    private Task<ExitCode> ReadAsync() => _harness.RunAsync(new DelegateNode(
        async (run, token) => Assert.Equal("lines: 2\n", await File.ReadAllTextAsync(await run.InputAsync("count.txt", token), token))));

    private string[] Uploads()
    {
        string folder = Path.Combine(_harness.Bucket, ".pipeline/uploads");
        return Directory.Exists(folder) ? Directory.GetFiles(folder) : [];
    }
}
