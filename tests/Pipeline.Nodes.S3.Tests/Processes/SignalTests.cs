using System.Collections.Concurrent;
using System.Diagnostics;
using Pipeline.Nodes.S3.Tests.Faults;
using Pipeline.Nodes.TestSupport;
using Pipeline.Nodes.TestSupport.S3;

namespace Pipeline.Nodes.S3.Tests.Processes;

/// <summary>
/// Native processes that are killed at random moments of an attempt. The calls are the clock: a signal is sent when one arrives, was applied
/// or was answered, and up to a millisecond later. No moment is far from a call, and none depends on how fast the machine is.
/// </summary>
[Collection(nameof(Alone))]
public sealed class SignalTests(S3Stores stores, ITestOutputHelper output)
{
    private const int Kills = 200;
    private const int Lanes = 8;
    private const int Seed = 20240930;

    // So that attempts also begin on what several dead ones left.
    private const int RunsBetweenRepairs = 5;

    [Fact]
    public Task Kill_AtRandomMoments_ReadersSeeOneCompleteOutputOrAnError() => CheckAsync(Signal.Kill, [0, 137]);

    [Fact]
    public Task Terminate_AtRandomMoments_EndsWith143Or0AndReadersSeeOneCompleteOutputOrAnError() => CheckAsync(Signal.Terminate, [0, 143]);

    private async Task CheckAsync(Signal signal, int[] exitCodes)
    {
        int calls = await CountCallsAsync();
        var violations = new ConcurrentQueue<string>();
        var ends = new ConcurrentQueue<string>();
        await Parallel.ForAsync(0, Lanes, new ParallelOptions { MaxDegreeOfParallelism = Lanes }, async (lane, _) =>
        {
            var random = new Random(Seed + lane);
            AnalyzerWorkspace workspace = await AnalyzerWorkspace.MakeAsync(stores);
            var mayStand = new HashSet<string>();
            for (int run = 1; run <= Kills / Lanes; run++)
            {
                var when = new SignalMoment(random.Next(1, calls + 1), (S3Moment)random.Next(3), TimeSpan.FromMicroseconds(random.Next(1000)));
                workspace.PutBill(run);
                mayStand.Add(AnalyzerWorkspace.TokenOf(run));
                NodeResult end = await RunAsync(workspace, run, signal, when);
                Seen seen = await workspace.ReadAsync();
                ends.Enqueue($"{end.ExitCode}, {(seen.Token is null ? "error" : seen.Token == AnalyzerWorkspace.TokenOf(run) ? "new" : "old")}");
                Expect(exitCodes.Contains(end.ExitCode), "it ended otherwise");
                Expect(!seen.IsBroken && (seen.Token is null || mayStand.Contains(seen.Token)), "no reader may see that");
                Expect(end.ExitCode != 0 || seen.Token == AnalyzerWorkspace.TokenOf(run), "it reported success");

                if (run % RunsBetweenRepairs == 0)
                {
                    await using RunningNode next = workspace.Start(run, 2);
                    end = await next.WaitAsync();
                    seen = await workspace.ReadAsync();
                    mayStand = [AnalyzerWorkspace.TokenOf(run)];
                    Expect(end.ExitCode == 0 && mayStand.Contains(seen.Token ?? ""), "the next try did not repair it");
                }

                void Expect(bool holds, string violation)
                {
                    if (!holds)
                    {
                        violations.Enqueue($"{signal} at {when} (lane {lane}, run {run}): {violation}: exit code {end.ExitCode}, a reader saw {seen}. {end.Verdict}");
                    }
                }
            }
        });

        output.WriteLine($"{calls} calls; {string.Join("; ", ends.GroupBy(end => end).OrderBy(same => same.Key).Select(same => $"{same.Count()} × {same.Key}"))}");
        Assert.True(violations.IsEmpty, $"{violations.Count} of {Kills}:\n{string.Join("\n", violations)}");
    }

    private async Task<int> CountCallsAsync()
    {
        AnalyzerWorkspace workspace = await AnalyzerWorkspace.MakeAsync(stores);
        workspace.PutBill(1);
        await using FaultProxy proxy = await FaultProxy.StartAsync(stores.Server.Address);
        await using RunningNode node = workspace.Start(1, 1, proxy.Address);
        NodeResult end = await node.WaitAsync();
        Assert.True(end.ExitCode == 0, end.Verdict);
        return proxy.Calls.Count;
    }

    private async Task<NodeResult> RunAsync(AnalyzerWorkspace workspace, int run, Signal signal, SignalMoment when)
    {
        int arrived = 0;
        S3Call? chosen = null;
        var started = new TaskCompletionSource<RunningNode>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using FaultProxy proxy = await FaultProxy.StartAsync(stores.Server.Address, watcher: async (call, moment) =>
        {
            if (moment == S3Moment.Arrived && Interlocked.Increment(ref arrived) == when.Call)
            {
                chosen = call;
            }

            if (call == chosen && moment == when.Moment)
            {
                RunningNode target = await started.Task;
                long start = Stopwatch.GetTimestamp();
                while (Stopwatch.GetElapsedTime(start) < when.Later)
                {
                    Thread.SpinWait(20);
                }

                target.Send(signal);
            }
        });
        await using RunningNode node = workspace.Start(run, 1, proxy.Address);
        started.SetResult(node);
        return await node.WaitAsync();
    }

    private sealed record SignalMoment(int Call, S3Moment Moment, TimeSpan Later)
    {
        public override string ToString() => $"{Later.TotalMicroseconds:N0} µs after call {Call} {Moment.ToString().ToLowerInvariant()}";
    }
}
