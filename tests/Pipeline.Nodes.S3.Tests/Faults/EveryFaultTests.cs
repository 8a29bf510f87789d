using System.Diagnostics;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.TestSupport.S3;

namespace Pipeline.Nodes.S3.Tests.Faults;

/// <summary>The promise of publishing, under every fault at every call of an attempt, against a real server.</summary>
[Collection(nameof(Alone))]
public sealed class EveryFaultTests(S3Stores stores, ITestOutputHelper output)
{
    private const int AtOnce = 12;

    // A listing of the root shows all pipelines: no bucket gets many.
    private const int Buckets = 16;

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
        string[] buckets = await Task.WhenAll(Enumerable.Range(0, Buckets).Select(_ => stores.Server.MakeBucketAsync(setting.Versions)));
        var run = new FaultRun(stores, buckets, setting);
        IReadOnlyList<S3Call> calls = await run.RecordAsync();
        FaultCase[] cases = [.. calls.Where(setting.Concerns).SelectMany(FaultCase.Of)];
        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (fault, _) => await run.CheckAsync(fault));

        output.WriteLine($"{setting}: {calls.Count} calls, {cases.Length} cases, {clock.Elapsed.TotalSeconds:N0} s");
        foreach (IGrouping<S3Fault, ExitCode> ends in run.Ends.GroupBy(end => end.Fault.Fault, end => end.End.ExitCode).OrderBy(ends => ends.Key))
        {
            output.WriteLine($"{ends.Key}: {string.Join(", ", ends.GroupBy(code => code).OrderBy(codes => codes.Key).Select(codes => $"{codes.Count()} × {(int)codes.Key}"))}");
        }

        foreach ((FaultCase fault, AttemptEnd end) in run.Ends.Where(end => !end.End.Succeeded).OrderBy(end => end.Fault.Fault))
        {
            output.WriteLine($"{fault}: {end.Message}");
        }

        Assert.True(run.Violations.Count == 0, $"{run.Violations.Count} of {cases.Length}:\n{string.Join("\n", run.Violations)}");
    }
}
