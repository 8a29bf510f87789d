using System.Collections.Concurrent;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.TestSupport.S3;

namespace Pipeline.Nodes.S3.Tests.Faults;

/// <summary>Runs attempts with one fault each, in a bucket each, and holds what readers see against the promise.</summary>
internal sealed class FaultRun(S3Stores stores, FaultSetting setting)
{
    private readonly ConcurrentQueue<string> _violations = new();

    /// <summary>What broke the promise: setting, fault, call, and what was seen.</summary>
    public IReadOnlyCollection<string> Violations => _violations;

    /// <summary>How the attempts with a fault ended.</summary>
    public ConcurrentDictionary<(S3Fault Fault, ExitCode ExitCode), int> Ends { get; } = new();

    private string Run => setting.Replaces ? PairBucket.NextRun : PairBucket.FirstRun;

    /// <summary>The calls of an attempt without faults.</summary>
    public async Task<IReadOnlyList<S3Call>> RecordAsync()
    {
        using PairBucket bucket = await PairBucket.MakeAsync(stores, setting.Versions);
        await PrepareAsync(bucket);
        await using FaultProxy proxy = await FaultProxy.StartAsync(stores.Server.Address);
        AttemptEnd end = await bucket.RunAsync(Run, 1, proxy.Address);
        Assert.True(end.Succeeded, end.Message);
        return proxy.Calls;
    }

    /// <summary>Runs one attempt with a fault, and one after it without.</summary>
    public async Task CheckAsync(FaultCase fault)
    {
        using PairBucket bucket = await PairBucket.MakeAsync(stores, setting.Versions);
        AttemptEnd? earlier = await PrepareAsync(bucket);
        await using FaultProxy proxy = await FaultProxy.StartAsync(stores.Server.Address, (fault.Call, fault.Fault));
        AttemptEnd end = await bucket.RunAsync(Run, 1, proxy.Address, PairBucket.ShortPatience);
        if (!proxy.FaultWasDone)
        {
            Expect(fault.Fault is S3Fault.AnswerCut or S3Fault.AnswerFlipped, "the call did not come", end);
            return;
        }

        Ends.AddOrUpdate((fault.Fault, end.ExitCode), 1, (_, count) => count + 1);
        Expect(end.ExitCode != ExitCode.Software && Enum.IsDefined(end.ExitCode), "no exit code for it", end);
        ExpectAfterAttempt(await bucket.ReadAsync());
        if (!fault.ReleasedAfterRepair)
        {
            await proxy.ReleaseAsync();
            ExpectAfterAttempt(await bucket.ReadAsync());
        }

        AttemptEnd repair = await bucket.RunAsync(Run, 2);
        Expect(repair.Succeeded, "the next try did not repair it", repair);
        Seen repaired = await bucket.ReadAsync();
        Expect(repaired.Token == repair.Token || (end.Succeeded && repaired.Token == end.Token) || (repaired.Token == end.Token && repair.Message.Contains("already", StringComparison.Ordinal)), $"after the next try a reader saw {repaired}", repair);
        if (fault.ReleasedAfterRepair)
        {
            await proxy.ReleaseAsync();
            Seen late = await bucket.ReadAsync();

            // Without conditions the later write wins, whichever it is.
            Expect(late.Token == repaired.Token || (setting.Versions && late.Token == end.Token), $"after the held call was applied a reader saw {late}, before it {repaired}", repair);
        }

        void ExpectAfterAttempt(Seen seen)
        {
            Expect(!seen.IsBroken, $"a reader saw {seen}", end);
            Expect(!end.Succeeded || seen.Token == end.Token, $"it reported success, and a reader saw {seen}", end);
            Expect(seen.Token is null || seen.Token == end.Token || seen.Token == earlier?.Token, $"a reader saw {seen}", end);
        }

        void Expect(bool holds, string violation, AttemptEnd of)
        {
            if (!holds)
            {
                _violations.Enqueue($"{setting}: {fault}: {violation}. Attempt {of.Token} ended with {(int)of.ExitCode}: {of.Message}");
            }
        }
    }

    private async Task<AttemptEnd?> PrepareAsync(PairBucket bucket)
    {
        await bucket.PublishInputAsync(PairBucket.FirstRun);
        if (!setting.Replaces)
        {
            return null;
        }

        AttemptEnd earlier = await bucket.RunAsync(PairBucket.FirstRun, 1);
        Assert.True(earlier.Succeeded, earlier.Message);
        await bucket.PublishInputAsync(PairBucket.NextRun);
        return earlier;
    }
}
