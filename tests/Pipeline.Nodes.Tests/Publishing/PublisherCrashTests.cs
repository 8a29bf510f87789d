using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Publishing;
using Pipeline.Nodes.Testing.Faults;
using static Pipeline.Nodes.Tests.Publishing.PublishingWorkspace;

namespace Pipeline.Nodes.Tests.Publishing;

/// <summary>An attempt dies, or its line is bad, at every single call to the store.</summary>
public sealed class PublisherCrashTests
{
    private static readonly Dictionary<string, string> Nothing = Outputs("nothing");
    private static readonly Dictionary<string, string> First = Outputs("first", "a.csv", "b.csv", "sub/c.csv");
    private static readonly Dictionary<string, string> Crashed = Outputs("crashed", "a.csv", "b.csv", "d.csv");
    private static readonly Dictionary<string, string> Repaired = Outputs("repaired", "a.csv", "b.csv", "d.csv");

    [Theory]
    [InlineData(false, "run 2", 2)]
    [InlineData(true, "run 2", 2)]
    [InlineData(true, "run 3", 1)]
    public async Task Publish_CrashAtEveryCall_ReadersSeeNoMixtureAndTheNextAttemptRepairs(bool hasFirst, string nextRun, int nextTry)
    {
        int crashes = 0;
        for (bool crashed = true; crashed;)
        {
            using var workspace = new PublishingWorkspace();
            if (hasFirst)
            {
                await workspace.PublishAsync(Identity("first"), First);
            }

            var store = new FaultyStore(workspace.Store, FaultyStore.From(crashes + 1, Fault.Crash));
            Exception? exception = await Record.ExceptionAsync(() => workspace.PublishAsync(Identity("dead", "run 2"), Crashed, store));
            crashed = exception is CrashException;
            Assert.True(crashed || exception is null, $"{exception}");
            Dictionary<string, string>? seen = await workspace.AssertNoMixtureAsync(First, Crashed);
            Assert.True(crashed || seen!.SequenceEqual(Crashed));

            await workspace.PublishAsync(Identity("next", nextRun, nextTry), Repaired);
            Assert.Equal(Repaired, await workspace.ReadAsync(nextRun));
            crashes += crashed ? 1 : 0;
        }

        // Get, three uploads begun and staged, lock, list, claim, three completed, commit, read back.
        Assert.Equal(15, crashes);
    }

    [Fact]
    public async Task Publish_TwoCrashesInARow_TheThirdAttemptRepairs()
    {
        for (int first = 8; first <= 12; first++)
        {
            for (int second = 8; second <= 16; second++)
            {
                using var workspace = new PublishingWorkspace();
                await workspace.PublishAsync(Identity("first"), First);
                await CrashAsync(workspace, "dead 1", @try: 1, first);
                await CrashAsync(workspace, "dead 2", @try: 2, second);
                await workspace.AssertNoMixtureAsync(First, Crashed, Outputs("dead 1", "a.csv", "b.csv"), Outputs("dead 2", "a.csv", "b.csv"));
                await workspace.PublishAsync(Identity("third", "run 2", @try: 3), Repaired);
                Assert.Equal(Repaired, await workspace.ReadAsync("run 2"));
            }
        }
    }

    [Theory]
    [InlineData(nameof(Fault.LoseAnswer))]
    [InlineData(nameof(Fault.LoseRequest))]
    public async Task Publish_OneWriteIsLost_IsPublishedAllTheSame(string fault)
    {
        for (int call = 1; call <= 15; call++)
        {
            using var workspace = new PublishingWorkspace();
            await workspace.PublishAsync(Identity("first"), First);
            var store = new FaultyStore(workspace.Store, seen => ValueTask.FromResult(
                seen.Number == call && seen.Writes ? Enum.Parse<Fault>(fault) : Fault.None));
            Publication publication = await workspace.PublishAsync(Identity("second", "run 2"), Repaired, store);
            Assert.True(publication.ByThisAttempt);
            Assert.Equal(Repaired, await workspace.ReadAsync("run 2"));
        }
    }

    [Fact]
    public async Task Publish_OneAnswerOfAnyCallIsLost_IsPublishedOrTriedAgain()
    {
        for (int call = 1; call <= 15; call++)
        {
            using var workspace = new PublishingWorkspace();
            await workspace.PublishAsync(Identity("first"), First);
            var store = new FaultyStore(workspace.Store, FaultyStore.At(call, Fault.LoseAnswer));
            Exception? exception = await Record.ExceptionAsync(() => workspace.PublishAsync(Identity("second", "run 2"), Crashed, store));
            Assert.True(exception is null or UnavailableException, $"{exception}");
            await workspace.AssertNoMixtureAsync(First, Crashed);
            await workspace.PublishAsync(Identity("third", "run 2", @try: 2), Repaired);
            Assert.Equal(Repaired, await workspace.ReadAsync("run 2"));
        }
    }

    [Fact]
    public async Task Publish_EveryAnswerToCompleteIsLost_FindsItsOwnMarks()
    {
        using var workspace = new PublishingWorkspace();
        await workspace.PublishAsync(Identity("first"), First);
        var store = new FaultyStore(workspace.Store, call => ValueTask.FromResult(call.Operation == "Complete" ? Fault.LoseAnswer : Fault.None))
        {
            Marks = new(),
        };
        await workspace.PublishAsync(Identity("second", "run 2"), Repaired, store);
        Assert.Equal(Repaired, await workspace.ReadAsync("run 2"));
        Assert.Equal((3, 3), (store.Calls.Count(call => call.Operation == "Complete"), store.Calls.Count(call => call.Operation == "Head")));
    }

    [Theory]
    [InlineData(10, "the claim")]
    [InlineData(14, "the commit")]
    public async Task Publish_NoPutArrives_GivesUpAndSaysWhich(int from, string step)
    {
        using var workspace = new PublishingWorkspace();
        await workspace.PublishAsync(Identity("first"), First);
        var store = new FaultyStore(workspace.Store, call => ValueTask.FromResult(
            call.Number >= from && call.Operation == "Put" ? Fault.LoseRequest : Fault.None));
        TryAgainException exception = await Assert.ThrowsAsync<TryAgainException>(
            () => workspace.PublishAsync(Identity("second", "run 2"), Crashed, store));
        Assert.EndsWith(
            $"_manifest.json: {step} was not accepted 5 times, and nothing else was written there either. Readers still see the last commit. Try again.",
            exception.Message,
            StringComparison.Ordinal);
        await workspace.AssertNoMixtureAsync(First);
    }

    [Fact]
    public async Task Read_LineIsDownAtEveryCall_IsAnErrorAndNeverAPart()
    {
        using var workspace = new PublishingWorkspace();
        await workspace.PublishAsync(Identity("first"), First);
        for (int call = 1; call <= 4; call++)
        {
            var store = new FaultyStore(workspace.Store, FaultyStore.From(call, Fault.LoseAnswer));
            await Assert.ThrowsAsync<UnavailableException>(() => workspace.ReadAsync("run 1", store));
        }

        Assert.NotEqual(Nothing, await workspace.ReadAsync("run 1"));
    }

    private static async Task CrashAsync(PublishingWorkspace workspace, string attempt, int @try, int call)
        => await Record.ExceptionAsync(() => workspace.PublishAsync(
            Identity(attempt, "run 2", @try), Outputs(attempt, "a.csv", "b.csv"), new FaultyStore(workspace.Store, FaultyStore.From(call, Fault.Crash))));
}
