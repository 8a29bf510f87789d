using System.Diagnostics;
using Pipeline.Nodes.TestSupport.S3;

namespace Pipeline.Nodes.S3.Tests.Faults;

/// <summary>The promise of publishing, under every fault at every call of an attempt, against a real server.</summary>
public sealed class EveryFaultTests(S3Stores stores, ITestOutputHelper output)
{
    private const int AtOnce = 12;

    public static TheoryData<FaultSetting> Settings { get; } =
    [
        new FaultSetting(Versions: false, Replaces: false),
        new FaultSetting(Versions: false, Replaces: true),
        new FaultSetting(Versions: true, Replaces: false),
        new FaultSetting(Versions: true, Replaces: true),
    ];

    [Theory]
    [MemberData(nameof(Settings), DisableDiscoveryEnumeration = true)]
    public async Task Attempt_EveryFaultAtEveryCall_ReadersSeeOneCompleteOutputOrAnError(FaultSetting setting)
    {
        var clock = Stopwatch.StartNew();
        var run = new FaultRun(stores, setting);
        IReadOnlyList<S3Call> calls = await run.RecordAsync();
        FaultCase[] cases = [.. calls.SelectMany(FaultCase.Of)];
        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (fault, _) => await run.CheckAsync(fault));

        output.WriteLine($"{setting}: {calls.Count} calls, {cases.Length} cases, {clock.Elapsed.TotalSeconds:N0} s");
        foreach (IGrouping<S3Fault, KeyValuePair<(S3Fault Fault, Pipeline.Nodes.Errors.ExitCode ExitCode), int>> ends in run.Ends.GroupBy(end => end.Key.Fault).OrderBy(ends => ends.Key))
        {
            output.WriteLine($"{ends.Key}: {string.Join(", ", ends.OrderBy(end => end.Key.ExitCode).Select(end => $"{end.Value} × {(int)end.Key.ExitCode}"))}");
        }

        Assert.True(run.Violations.Count == 0, $"{run.Violations.Count} of {cases.Length}:\n{string.Join("\n", run.Violations)}");
    }
}
