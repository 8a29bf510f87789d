using System.Collections.Concurrent;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.TestSupport.S3;

namespace Pipeline.Nodes.S3.Tests.Faults;

/// <summary>Attempts that are believed dead, and go on after a newer one has published.</summary>
[Collection(nameof(Alone))]
public sealed class ZombieTests(S3Stores stores)
{
    private const int AtOnce = 8;

    [Fact]
    public Task Zombie_StoppedBeforeEachOfItsCalls_LeavesTheNewerCommitAsItIs() => CheckAsync(versions: false);

    [Fact]
    public Task Zombie_WhereConditionsAreNotHonoured_LeavesOneCompleteOutput() => CheckAsync(versions: true);

    private async Task CheckAsync(bool versions)
    {
        string bucket = await stores.Server.MakeBucketAsync(versions);
        IReadOnlyList<S3Call> calls = await RecordAsync(bucket);
        var violations = new ConcurrentQueue<string>();
        await Parallel.ForAsync(0, calls.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (index, _) =>
        {
            if (await CheckAsync(bucket, index + 1, calls[index], versions) is { } violation)
            {
                violations.Enqueue(violation);
            }
        });
        Assert.True(violations.IsEmpty, $"{violations.Count} of {calls.Count}:\n{string.Join("\n", violations)}");
    }

    private async Task<IReadOnlyList<S3Call>> RecordAsync(string bucket)
    {
        using PairWorkspace workspace = await PairWorkspace.MakeAsync(stores, bucket, 0);
        await using FaultProxy proxy = await FaultProxy.StartAsync(stores.Server.Address);
        AttemptEnd end = await workspace.RunAsync(PairWorkspace.Run, 1, proxy.Address);
        Assert.True(end.Succeeded, end.Message);
        return proxy.Calls;
    }

    // Gives what broke the promise.
    private async Task<string?> CheckAsync(string bucket, int number, S3Call stopAt, bool versions)
    {
        using PairWorkspace workspace = await PairWorkspace.MakeAsync(stores, bucket, number);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var wake = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using FaultProxy proxy = await FaultProxy.StartAsync(stores.Server.Address, watcher: (call, moment) =>
        {
            if (call != stopAt || moment != S3Moment.Arrived)
            {
                return Task.CompletedTask;
            }

            stopped.TrySetResult();
            return wake.Task;
        });
        Task<AttemptEnd> zombie = workspace.RunAsync(PairWorkspace.Run, 1, proxy.Address);
        await Task.WhenAny(stopped.Task, zombie);
        AttemptEnd newer = await workspace.RunAsync(PairWorkspace.Run, 2);
        Seen before = await workspace.ReadAsync();
        wake.SetResult();
        AttemptEnd end = await zombie;
        Seen after = await workspace.ReadAsync();

        // What it published before it was stopped is this run's work, and the newer try finds it done. Where no condition holds, the later write wins.
        bool isLeft = after.Token is not null && (after.Token == before.Token || (versions && after.Token == end.Token));
        bool endsWell = end.ExitCode is ExitCode.Ok or ExitCode.Temporary && (!end.Succeeded || after.Token == end.Token || end.FoundItDone);
        return newer.Succeeded && before.Token is not null && isLeft && endsWell
            ? null
            : $"stopped before {stopAt}: a reader saw {before} before it woke, {after} after it had ended with {(int)end.ExitCode} ({end.Message}); the newer try ended with {(int)newer.ExitCode}: {newer.Message}";
    }
}
