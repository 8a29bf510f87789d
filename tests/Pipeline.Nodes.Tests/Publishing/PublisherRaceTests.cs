using System.Collections.Concurrent;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;
using Pipeline.Nodes.Publishing;
using Pipeline.Nodes.Testing.Faults;
using Pipeline.Nodes.Tests.Store;
using static Pipeline.Nodes.Tests.Publishing.PublishingWorkspace;

namespace Pipeline.Nodes.Tests.Publishing;

/// <summary>Two attempts of one task at once, and attempts that wake up late. Without locks it is as in S3: only conditions are between them.</summary>
public sealed class PublisherRaceTests
{
    private const int Rounds = 200;

    private static readonly string[] Names = ["a.csv", "b.csv", "c.csv"];
    private static readonly Dictionary<string, string> First = Outputs("first", Names);

    [Theory]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    [InlineData(false, 2)]
    public async Task Publish_TwoAttemptsAtOnce_NoMixtureAndWhatWasReportedStays(bool locks, int tryOfTheOther)
    {
        using var workspace = new PublishingWorkspace();
        var marks = new ConcurrentDictionary<string, string>();
        int published = 0;
        for (int round = 0; round < Rounds / 4; round++)
        {
            string run = $"run {round}";
            RunIdentity[] attempts = [Identity($"one of {run}", run), Identity($"two of {run}", run, tryOfTheOther)];
            Publication?[] results = await Race.RunAsync(2, index => TryAsync(
                workspace, attempts[index], new FaultyStore(workspace.Store, FaultyStore.Never, locks) { Marks = marks }));
            Publication[] successes = [.. results.OfType<Publication>()];
            published += successes.Length;
            if (successes.Length > 0)
            {
                Dictionary<string, string> seen = await workspace.ReadAsync(run);
                Assert.Contains(attempts, attempt => seen.SequenceEqual(Outputs(attempt.Attempt, Names)));
                Assert.Contains(successes, success => seen.SequenceEqual(Outputs(success.Manifest.Attempt, Names)));
            }
            else
            {
                await workspace.AssertNoMixtureAsync([First, .. Enumerable.Range(0, round).SelectMany(
                    earlier => new[] { Outputs($"one of run {earlier}", Names), Outputs($"two of run {earlier}", Names) })]);
            }
        }

        // With locks one always wins; without them two may stop each other, which the next try repairs.
        Assert.True(published >= (locks ? Rounds / 4 : 1), $"published {published}");
        await workspace.PublishAsync(Identity("last", "last run"), First);
        Assert.Equal(First, await workspace.ReadAsync("last run"));
    }

    [Theory]
    [InlineData("run 2", 2)]
    [InlineData("run 3", 1)]
    public async Task Publish_WakesBetweenAnyTwoCallsAfterANewerCommit_ChangesNothing(string newerRun, int newerTry)
    {
        for (int call = 1; ; call++)
        {
            using var workspace = new PublishingWorkspace();
            var marks = new ConcurrentDictionary<string, string>();
            await workspace.PublishAsync(Identity("first"), First);
            var asleep = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            var wake = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            int napAt = call;
            var line = new FaultyStore(
                workspace.Store,
                async seen =>
                {
                    if (seen.Number == napAt)
                    {
                        asleep.SetResult();
                    }

                    if (seen.Number >= napAt)
                    {
                        await wake.Task;
                    }

                    return Fault.None;
                },
                locks: false)
            { Marks = marks };
            Task<Publication> zombie = workspace.PublishAsync(Identity("zombie", "run 2"), Outputs("zombie", Names), line);
            if (await Task.WhenAny(zombie, asleep.Task) == zombie)
            {
                await zombie;
                Assert.Equal(16, call);
                return;
            }

            Dictionary<string, string> newer = Outputs("newer", Names);
            await workspace.PublishAsync(
                Identity("newer", newerRun, newerTry), newer, new FaultyStore(workspace.Store, FaultyStore.Never, locks: false) { Marks = marks });
            wake.SetResult();
            if (call == 1 && newerRun != "run 2")
            {
                // It has not even looked yet: it comes after the other run, as any later attempt does.
                await zombie;
                continue;
            }

            await Assert.ThrowsAsync<TryAgainException>(() => zombie);
            Assert.Equal(newer, await workspace.ReadAsync(newerRun));
        }
    }

    [Fact]
    public async Task Publish_SameBytesWereCommittedMeanwhileByAnotherPodOfTheTask_IsPublished()
    {
        using var workspace = new PublishingWorkspace();
        bool committed = false;
        var line = new FaultyStore(
            workspace.Store,
            async call =>
            {
                // The commit is the second put.
                if (call is { Operation: "Put", Number: > 11 } && !committed)
                {
                    committed = true;
                    await workspace.PublishAsync(Identity("other", @try: 2), First);
                }

                return Fault.None;
            },
            locks: false);
        Publication publication = await workspace.PublishAsync(Identity("one"), First, line);
        Assert.False(publication.ByThisAttempt);
        Assert.Equal("other", publication.Manifest.Attempt);
        Assert.Equal(First, await workspace.ReadAsync("run 1"));
    }

    [Fact]
    public async Task Publish_LowerTryClaimedMeanwhile_IsTakenOver()
    {
        using var workspace = new PublishingWorkspace();
        bool claimed = false;
        var line = new FaultyStore(
            workspace.Store,
            async call =>
            {
                if (call.Operation == "Put" && !claimed)
                {
                    claimed = true;
                    var dying = new FaultyStore(workspace.Store, FaultyStore.From(12, Fault.Crash), locks: false);
                    await Assert.ThrowsAsync<CrashException>(() => workspace.PublishAsync(Identity("one"), Outputs("one", Names), dying));
                }

                return Fault.None;
            },
            locks: false);
        Publication publication = await workspace.PublishAsync(Identity("two", @try: 2), First, line);
        Assert.True(publication.ByThisAttempt);
        Assert.Equal(First, await workspace.ReadAsync("run 1"));
        Assert.Equal(3, line.Calls.Count(call => call.Operation == "AbortUpload"));
    }

    private static async Task<Publication?> TryAsync(PublishingWorkspace workspace, RunIdentity attempt, FaultyStore store)
    {
        try
        {
            return await workspace.PublishAsync(attempt, Outputs(attempt.Attempt, Names), store);
        }
        catch (TryAgainException)
        {
            return null;
        }
    }
}
