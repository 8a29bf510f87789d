using System.Diagnostics;
using Pipeline.Nodes.DataFetcher.Tests.Server;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.EndToEnd.Tests;

/// <summary>SIGTERM and SIGINT by real signals to real processes.</summary>
public abstract class StopTests(Bucket bucket) : IDisposable
{
    private readonly Bucket _bucket = bucket.WithSampleBill().WithConfig(Configs.Typed);

    /// <summary>How often a process is killed.</summary>
    protected virtual int KillRounds => 30;

    public void Dispose()
    {
        _bucket.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData(Signal.Terminate)]
    [InlineData(Signal.Interrupt)]
    public async Task Fetcher_SignalWhileItWorks_EndsWith143AndPublishesNothing(Signal signal)
    {
        await using ScriptedServer server = Stalling();
        await using RunningNode node = await StartFetcherAsync(server);

        node.Send(signal);
        NodeResult result = await node.WaitAsync();

        Assert.Equal(143, result.ExitCode);
        Assert.Contains($"SIG{(signal == Signal.Terminate ? "TERM" : "INT")} came before the commit", result.Verdict, StringComparison.Ordinal);
        Assert.Empty(_bucket.Published());
        Assert.Contains("\"exit_code\": 143", Assert.Single(_bucket.RunRecords()), StringComparison.Ordinal);
        Assert.Empty(_bucket.OpenUploads());
    }

    [Fact]
    public async Task Fetcher_SecondSignal_EndsAtOnce()
    {
        await using ScriptedServer server = Stalling();
        await using RunningNode node = await StartFetcherAsync(server);

        node.Send(Signal.Terminate);
        node.Send(Signal.Interrupt);
        NodeResult result = await node.WaitAsync();

        Assert.Equal(143, result.ExitCode);
        Assert.Empty(_bucket.Published());
    }

    [Fact]
    public async Task Fetcher_SigtermManyTimes_StopsAsByOne()
    {
        await using ScriptedServer server = Stalling();
        await using RunningNode node = await StartFetcherAsync(server);

        NodeResult result = await TerminateUntilTheEndAsync(node);

        Assert.Equal(143, result.ExitCode);
        Assert.Contains("SIGTERM came before the commit", result.Verdict, StringComparison.Ordinal);
        Assert.Contains("\"exit_code\": 143", Assert.Single(_bucket.RunRecords()), StringComparison.Ordinal);
        Assert.Empty(_bucket.OpenUploads());
    }

    [Fact]
    public async Task Fetcher_SigtermFromTheCommitToTheEndOfTheProcess_EndsWith0()
    {
        await using RunningNode node = Programs.Fetcher.Start(_bucket, ("PIPELINE_LOG_LEVEL", "debug"));
        await node.WaitForLineAsync("Phase report.");

        Assert.Equal(0, (await TerminateUntilTheEndAsync(node)).ExitCode);
    }

    /// <summary>The signal is sent when the log names the phase, so that it falls into this phase or one soon after it.</summary>
    [Theory]
    [InlineData("config")]
    [InlineData("inputs")]
    [InlineData("check")]
    [InlineData("process")]
    [InlineData("stage")]
    [InlineData("claim")]
    [InlineData("complete")]
    [InlineData("commit")]
    [InlineData("report")]
    public async Task Fetcher_SignalInAPhase_PublishesAllOrNothing(string phase)
    {
        await using (RunningNode node = Programs.Fetcher.Start(_bucket, ("PIPELINE_LOG_LEVEL", "debug"), ("PIPELINE_RUN_ID", "one")))
        {
            await node.WaitForLineAsync($"Phase {phase}.");
            node.Send(Signal.Terminate);
            NodeResult result = await node.WaitAsync();

            Assert.True(result.ExitCode is 0 or 143, result.Output);

            Assert.Equal(result.ExitCode == 0, _bucket.Published().Contains("data/_manifest.json") && _bucket.Read("data/_manifest.json").Contains("\"committed\"", StringComparison.Ordinal));
        }

        NodeResult again = await Programs.Fetcher.RunAsync(_bucket, ("PIPELINE_RUN_ID", "one"));
        Assert.True(again.ExitCode == 0, again.Output);
        NodeResult reader = await Programs.Analyzer.RunAsync(_bucket, ("PIPELINE_RUN_ID", "one"));
        Assert.True(reader.ExitCode == 0, reader.Output);
    }

    [Fact]
    public async Task Fetcher_KilledAtManyMoments_LeavesWhatAReaderCanTrust()
    {
        var random = new Random(20261124);
        for (int round = 0; round < KillRounds; round++)
        {
            string run = $"run-{round}";
            await using (RunningNode node = Programs.Fetcher.Start(_bucket, ("PIPELINE_RUN_ID", run), ("PIPELINE_LOG_LEVEL", "debug")))
            {
                await node.WaitForLineAsync(round % 3 == 0 ? "Phase config." : round % 3 == 1 ? "Phase stage." : "Phase claim.");
                Spin(random.Next(20_000));
                node.Send(Signal.Kill);
                await node.WaitAsync();
            }

            NodeResult reader = await Programs.Analyzer.RunAsync(_bucket, ("PIPELINE_RUN_ID", run));
            Assert.True(reader.ExitCode is 0 or 66 or 75, reader.Output);
            NodeResult retry = await Programs.Fetcher.RunAsync(_bucket, ("PIPELINE_RUN_ID", run));
            Assert.True(retry.ExitCode == 0, retry.Output);
            NodeResult repaired = await Programs.Analyzer.RunAsync(_bucket, ("PIPELINE_RUN_ID", run));
            Assert.True(repaired.ExitCode == 0, repaired.Output);
        }
    }

    private static ScriptedServer Stalling() => new(Answer.Stall(new byte[1000], after: 10));

    /// <summary>Starts a fetcher and waits until it reads from a server.</summary>
    private async Task<RunningNode> StartFetcherAsync(ScriptedServer server)
    {
        _bucket.WithConfig($$"""{ "node_1": { "type": "data-fetcher", "data_url": "{{server.Url()}}" } }""");
        RunningNode node = Programs.Fetcher.Start(_bucket, ("PIPELINE_LOG_LEVEL", "debug"));
        await node.WaitForLineAsync("Phase process.");
        return node;
    }

    private static Task<NodeResult> TerminateUntilTheEndAsync(RunningNode node)
    {
        Task<NodeResult> end = node.WaitAsync();
        while (!end.IsCompleted)
        {
            node.Send(Signal.Terminate);
        }

        return end;
    }

    // The moment of the kill is random on purpose; nothing waits for anything here.
    private static void Spin(int microseconds)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start).TotalMicroseconds < microseconds)
        {
            Thread.SpinWait(20);
        }
    }
}
