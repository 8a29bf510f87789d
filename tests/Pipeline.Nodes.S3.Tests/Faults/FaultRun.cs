using System.Collections.Concurrent;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.TestSupport.S3;

namespace Pipeline.Nodes.S3.Tests.Faults;

/// <summary>Runs attempts with one fault each, in a workspace each, and holds what readers see against the promise.</summary>
internal sealed class FaultRun(S3Stores stores, IReadOnlyList<string> buckets, FaultSetting setting)
{
    private readonly ConcurrentQueue<string> _violations = new();
    private readonly ConcurrentQueue<(FaultCase Fault, AttemptEnd End)> _ends = new();
    private int _count;

    /// <summary>What broke the promise: setting, fault, call, and what was seen.</summary>
    public IReadOnlyCollection<string> Violations => _violations;

    /// <summary>How the attempts with a fault ended.</summary>
    public IReadOnlyCollection<(FaultCase Fault, AttemptEnd End)> Ends => _ends;

    /// <summary>The calls of an attempt without faults.</summary>
    public async Task<IReadOnlyList<S3Call>> RecordAsync()
    {
        (PairWorkspace workspace, _) = await PrepareAsync();
        using PairWorkspace used = workspace;
        await using FaultProxy proxy = await FaultProxy.StartAsync(stores.Server.Address);
        AttemptEnd end = await workspace.RunAsync(PairWorkspace.Run, 1, proxy.Address);
        Assert.True(end.Succeeded, end.Message);
        return proxy.Calls;
    }

    /// <summary>Runs one attempt with a fault, and one after it without.</summary>
    public async Task CheckAsync(FaultCase fault)
    {
        (PairWorkspace workspace, string? earlier) = await PrepareAsync();
        using PairWorkspace used = workspace;
        await using FaultProxy proxy = await FaultProxy.StartAsync(stores.Server.Address, (fault.Call, fault.Fault));
        AttemptEnd end = await workspace.RunAsync(PairWorkspace.Run, 1, proxy.Address, PairWorkspace.ShortPatience);
        if (!proxy.FaultWasDone)
        {
            Expect(fault.Fault is S3Fault.AnswerCut or S3Fault.AnswerFlipped, "the call did not come", end);
            return;
        }

        _ends.Enqueue((fault, end));
        Expect(end.ExitCode != ExitCode.Software && Enum.IsDefined(end.ExitCode), "no exit code for it", end);
        Expect(end.Succeeded || !fault.IsSurvived, "one fault ended the attempt", end);
        Expect(setting.Versions || fault.IsALie || end.ConditionWarnings == 0, "it published without conditions where they hold", end);
        ExpectAfterAttempt(await workspace.ReadAsync());
        if (fault.IsLate && !fault.ReleasedAfterRepair)
        {
            await proxy.ReleaseAsync();
            ExpectAfterAttempt(await workspace.ReadAsync());
        }

        AttemptEnd repair = await workspace.RunAsync(PairWorkspace.Run, 2);
        Expect(repair.Succeeded, "the next try did not repair it", repair);
        Seen repaired = await workspace.ReadAsync();
        Expect(repaired.Token == (repair.FoundItDone ? end.Token : repair.Token), $"after the next try a reader saw {repaired}", repair);
        if (fault.ReleasedAfterRepair)
        {
            await proxy.ReleaseAsync();
            Seen late = await workspace.ReadAsync();

            // Without conditions the later write wins, whichever it is.
            Expect(late.Token == repaired.Token || (setting.Versions && late.Token == end.Token), $"after the held call was applied a reader saw {late}, before it {repaired}", repair);
        }

        void ExpectAfterAttempt(Seen seen)
        {
            Expect(!seen.IsBroken, $"a reader saw {seen}", end);
            Expect(!end.Succeeded || seen.Token == end.Token, $"it reported success, and a reader saw {seen}", end);
            Expect(seen.Token is null || seen.Token == end.Token || seen.Token == earlier, $"a reader saw {seen}", end);
        }

        void Expect(bool holds, string violation, AttemptEnd of)
        {
            if (!holds)
            {
                _violations.Enqueue($"{setting}: {fault}: {violation}. Attempt {of.Token} ended with {(int)of.ExitCode}: {of.Message}");
            }
        }
    }

    // Gives the token of what stands there, too.
    private async Task<(PairWorkspace Workspace, string? Earlier)> PrepareAsync()
    {
        int number = Interlocked.Increment(ref _count);
        PairWorkspace workspace = await PairWorkspace.MakeAsync(stores, buckets[number % buckets.Count], number);
        return (workspace, setting.Replaces ? await workspace.PublishEarlierAsync() : null);
    }
}
