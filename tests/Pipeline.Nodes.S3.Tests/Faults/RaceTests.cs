using System.Collections.Concurrent;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.S3.Tests.Faults;

/// <summary>Two attempts of one task at once.</summary>
[Collection(nameof(Alone))]
public sealed class RaceTests(S3Stores stores, ITestOutputHelper output)
{
    private const int Races = 200;
    private const int RacesWithoutConditions = 100;
    private const int AtOnce = 6;
    private const int Seed = 20240930;
    private const string OtherRun = "run-2";

    private enum Rivals
    {
        /// <summary>The orchestrator believes the first try dead.</summary>
        TwoTries,

        /// <summary>One try was started twice, in two pods.</summary>
        TwoPods,

        /// <summary>Two runs of the pipeline overlap.</summary>
        TwoRuns,
    }

    [Fact]
    public Task Race_TwoAttemptsAtOnce_ReadersSeeOneCompleteOutput() => CheckAsync(versions: false, Races);

    [Fact]
    public Task Race_WhereConditionsAreNotHonoured_ReadersSeeOneCompleteOutput() => CheckAsync(versions: true, RacesWithoutConditions);

    private async Task CheckAsync(bool versions, int races)
    {
        string[] buckets = await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(_ => stores.Server.MakeBucketAsync(versions)));
        var violations = new ConcurrentQueue<string>();
        var ends = new ConcurrentQueue<(ExitCode, ExitCode)>();
        int[] leads = [.. RandomLeads(races)];
        await Parallel.ForAsync(0, races, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, _) =>
        {
            Rivals rivals = (Rivals)(number % 3);
            using PairWorkspace workspace = await PairWorkspace.MakeAsync(stores, buckets[number % AtOnce], number, ofEveryRun: rivals == Rivals.TwoRuns);
            Task<AttemptEnd> one = workspace.RunAsync(PairWorkspace.Run, 1);
            await Task.Delay(leads[number], CancellationToken.None);
            Task<AttemptEnd> other = rivals switch
            {
                Rivals.TwoTries => workspace.RunAsync(PairWorkspace.Run, 2),
                Rivals.TwoPods => workspace.RunAsync(PairWorkspace.Run, 1),
                _ => workspace.RunAsync(OtherRun, 1),
            };
            AttemptEnd[] both = await Task.WhenAll(one, other);
            Seen seen = await workspace.ReadAsync();
            ends.Enqueue((both[0].ExitCode, both[1].ExitCode));
            if (Judge(both, seen) is { } violation)
            {
                violations.Enqueue($"race {number}, {rivals}, {leads[number]} ms: {violation}. {both[0].Token}: {(int)both[0].ExitCode} {both[0].Message} {both[1].Token}: {(int)both[1].ExitCode} {both[1].Message}");
            }
        });

        output.WriteLine(string.Join(", ", ends.GroupBy(pair => pair).OrderByDescending(pairs => pairs.Count()).Select(pairs => $"{pairs.Count()} × {(int)pairs.Key.Item1} and {(int)pairs.Key.Item2}")));
        Assert.True(violations.IsEmpty, $"{violations.Count} of {races}:\n{string.Join("\n", violations)}");
    }

    // Most races begin together, the others where the first attempt publishes.
    private static IEnumerable<int> RandomLeads(int races)
    {
        var random = new Random(Seed);
        return Enumerable.Range(0, races).Select(_ => random.Next(3) == 0 ? 0 : random.Next(120));
    }

    private static string? Judge(AttemptEnd[] both, Seen seen)
    {
        if (seen.IsBroken)
        {
            return $"a reader saw {seen}";
        }

        if (both.Any(end => end.ExitCode is not (ExitCode.Ok or ExitCode.Temporary)))
        {
            return "an attempt ended otherwise";
        }

        // Who reported success stands there, or was replaced by the other; and what stands there is complete.
        bool mayBeAnError = !both.Any(end => end.Succeeded);
        return both.Any(end => end.Token == seen.Token) || (mayBeAnError && seen.Token is null) ? null : $"a reader saw {seen}";
    }
}
