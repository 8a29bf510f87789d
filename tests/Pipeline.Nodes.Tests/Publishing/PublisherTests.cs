using System.Security.Cryptography;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Publishing;
using Pipeline.Nodes.Testing.Faults;
using static Pipeline.Nodes.Tests.Publishing.PublishingWorkspace;

namespace Pipeline.Nodes.Tests.Publishing;

public sealed class PublisherTests : IDisposable
{
    private static readonly Dictionary<string, string> First = Outputs("first", "a.csv", "b.csv", "sub/c.csv");
    private static readonly Dictionary<string, string> Second = Outputs("second", "a.csv", "d.csv");

    private readonly PublishingWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task Publish_NothingThere_ReadersSeeExactlyThis()
    {
        Publication publication = await _workspace.PublishAsync(Identity("one"), First);
        Assert.True(publication.ByThisAttempt);
        Assert.Equal(First, await _workspace.ReadAsync("run 1"));
        Assert.Equal(First, await _workspace.ReadAsync("run 1", asStream: true));
        byte[] bytes = await File.ReadAllBytesAsync(_workspace.ManifestPath);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), publication.Sha256);
        Assert.All(publication.Manifest.Artifacts, artifact => Assert.NotNull(artifact.ETag));
    }

    [Fact]
    public async Task Publish_NoOutputs_CommitsAnEmptyManifest()
    {
        await _workspace.PublishAsync(Identity("one"), Outputs("none"));
        Assert.Empty(await _workspace.ReadAsync("run 1"));
    }

    [Fact]
    public async Task Publish_OverAnEarlierRun_ReplacesItAndLeavesWhatItNoLongerNames()
    {
        await _workspace.PublishAsync(Identity("one", "run 1"), First);
        await _workspace.PublishAsync(Identity("two", "run 2"), Second);
        Assert.Equal(Second, await _workspace.ReadAsync("run 2"));
        Assert.True(File.Exists(_workspace.PathOf("b.csv")));
        Assert.Equal(["run 1", "run 2"], (await ManifestAsync()).Fence.Select(entry => entry.Run));
    }

    [Fact]
    public async Task Publish_SameWorkOfTheSameRun_EndsAtOnce()
    {
        Publication first = await _workspace.PublishAsync(Identity("one"), First, work: "same");
        var store = new FaultyStore(_workspace.Store, FaultyStore.Never);
        Publication again = await _workspace.PublishAsync(Identity("two", @try: 2), First, store, work: "same");
        Assert.False(again.ByThisAttempt);
        Assert.Equal((first.Sha256, "one"), (again.Sha256, again.Manifest.Attempt));
        Assert.Equal(["Get", "Head", "Head", "Head"], store.Calls.Select(call => call.Operation));
    }

    [Fact]
    public async Task Publish_SameWorkButRedo_DoesItAgain()
    {
        await _workspace.PublishAsync(Identity("one"), First, work: "same");
        Publication again = await _workspace.PublishAsync(Identity("two", @try: 2), Second, work: "same", redo: true);
        Assert.True(again.ByThisAttempt);
        Assert.Equal(Second, await _workspace.ReadAsync("run 1"));
    }

    [Fact]
    public async Task Publish_SameWorkButRedoOfAnEarlierTry_IsFencedOut()
    {
        await _workspace.PublishAsync(Identity("two", @try: 2), First, work: "same");
        await Assert.ThrowsAsync<TryAgainException>(() => _workspace.PublishAsync(Identity("one"), Second, work: "same", redo: true));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Publish_SameWorkButAnArtifactIsGoneOrChanged_DoesItAgain(bool deleted)
    {
        await _workspace.PublishAsync(Identity("one"), First, work: "same");
        if (deleted)
        {
            File.Delete(_workspace.PathOf("b.csv"));
        }
        else
        {
            await File.WriteAllTextAsync(_workspace.PathOf("b.csv"), "by hand");
        }

        Publication again = await _workspace.PublishAsync(Identity("two", @try: 2), First, work: "same");
        Assert.True(again.ByThisAttempt);
        Assert.Equal(First, await _workspace.ReadAsync("run 1"));
    }

    [Fact]
    public async Task Publish_SameWorkUnderAManifestThatWasLaidOutAnew_GivesTheHashOfItsBytes()
    {
        await _workspace.PublishAsync(Identity("one"), First, work: "same");
        await File.AppendAllTextAsync(_workspace.ManifestPath, "\n");
        Publication again = await _workspace.PublishAsync(Identity("two", @try: 2), First, work: "same");
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(_workspace.ManifestPath))), again.Sha256);
    }

    [Fact]
    public async Task Publish_NoTryNumber_TakesOneMoreThanTheFenceShows()
    {
        await _workspace.PublishAsync(Identity("one", @try: 4), First);
        Publication next = await _workspace.PublishAsync(Identity("two", @try: null), Second);
        Assert.Equal(5, next.Manifest.Try);
        Assert.Equal(new FenceEntry("run 1", 5, "pod of two"), Assert.Single(next.Manifest.Fence));
    }

    [Fact]
    public async Task Publish_LowerTry_IsFencedOutAndToldTheWayOut()
    {
        await _workspace.PublishAsync(Identity("two", @try: 2), Second);
        TryAgainException exception = await Assert.ThrowsAsync<TryAgainException>(() => _workspace.PublishAsync(Identity("one"), First));
        Assert.EndsWith(
            "_manifest.json: try 2 of run 'run 1' from pod 'pod of two' has claimed this folder, and this is try 1 from pod 'pod of one': a later attempt is "
            + "in charge, this one publishes nothing. If the run's id was used before, start a run with a new id (PIPELINE_REDO=1 does not pass this fence).",
            exception.Message,
            StringComparison.Ordinal);
        Assert.Equal(Second, await _workspace.ReadAsync());
    }

    [Fact]
    public async Task Publish_SameTryFromAnotherPod_IsFencedOut()
    {
        await _workspace.PublishAsync(Identity("one"), First);
        await Assert.ThrowsAsync<TryAgainException>(() => _workspace.PublishAsync(Identity("two"), Second));
    }

    [Fact]
    public async Task Publish_SameTryOfTheSamePod_IsTheRestartedContainer()
    {
        await _workspace.PublishAsync(Identity("one", pod: "pod"), First);
        await _workspace.PublishAsync(Identity("two", pod: "pod"), Second);
        Assert.Equal(Second, await _workspace.ReadAsync());
    }

    [Fact]
    public async Task Publish_LowerTryAfterAnotherRunCameBetween_IsFencedOut()
    {
        await _workspace.PublishAsync(Identity("two", @try: 2), First);
        await _workspace.PublishAsync(Identity("between", "run 2"), Second);
        await Assert.ThrowsAsync<TryAgainException>(() => _workspace.PublishAsync(Identity("one"), First));
        Assert.Equal(Second, await _workspace.ReadAsync("run 2"));
    }

    [Fact]
    public async Task Publish_OverAClaimOfAnotherRunThatDied_TakesOverAndAbortsItsUploads()
    {
        await _workspace.PublishAsync(Identity("one"), First);
        await DieAfterTheClaimAsync(Identity("dead", "run 2"));
        NoInputException early = await Assert.ThrowsAsync<NoInputException>(() => _workspace.ReadAsync("run 3"));
        Assert.Contains("was published by run 'run 1', not by this run 'run 3'", early.Message, StringComparison.Ordinal);
        Assert.Contains("attempt dead of run 'run 2' is publishing there now", early.Message, StringComparison.Ordinal);
        Assert.Equal(First, await _workspace.ReadAsync("run 1"));
        Manifest claim = await ManifestAsync();

        var store = new FaultyStore(_workspace.Store, FaultyStore.Never);
        await _workspace.PublishAsync(Identity("three", "run 3"), Second, store);
        Assert.Equal(Second, await _workspace.ReadAsync("run 3"));
        Assert.Equal(claim.Uploads!.Count, store.Calls.Count(call => call.Operation == "AbortUpload"));
    }

    [Fact]
    public async Task Publish_AnInheritedUploadCannotBeAborted_ShowsNothing()
    {
        await _workspace.PublishAsync(Identity("one"), First);
        await DieAfterTheClaimAsync(Identity("dead", "run 2"));
        var store = new FaultyStore(_workspace.Store, call => ValueTask.FromResult(call.Operation == "AbortUpload" ? Fault.Refuse : Fault.None));
        TryAgainException exception = await Assert.ThrowsAsync<TryAgainException>(
            () => _workspace.PublishAsync(Identity("three", "run 3"), Second, store));
        Assert.Contains("an upload of an earlier attempt could not be aborted", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(store.Calls, call => call.Operation == "Complete");
        Assert.Equal(First, await _workspace.ReadAsync("run 1"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Publish_ManifestDeletedMeanwhile_SaysSo(int put)
    {
        await _workspace.PublishAsync(Identity("one"), First);
        int puts = 0;
        var store = new FaultyStore(_workspace.Store, call =>
        {
            if (call.Operation == "Put" && ++puts == put)
            {
                File.Delete(_workspace.ManifestPath);
            }

            return ValueTask.FromResult(Fault.None);
        });
        TryAgainException exception = await Assert.ThrowsAsync<TryAgainException>(
            () => _workspace.PublishAsync(Identity("two", "run 2"), Second, store));
        Assert.EndsWith(
            "_manifest.json was deleted while this attempt published. Try again, and let nobody delete it meanwhile.", exception.Message, StringComparison.Ordinal);
        await _workspace.PublishAsync(Identity("three", "run 2", @try: 2), Second);
        Assert.Equal(Second, await _workspace.ReadAsync("run 2"));
    }

    [Fact]
    public async Task Publish_SomethingElseWritesAnArtifactMeanwhile_IsNotOverwritten()
    {
        await _workspace.PublishAsync(Identity("one"), First);
        var store = new FaultyStore(_workspace.Store, call =>
        {
            if (call is { Operation: "Complete", Key: OutputPrefix + "a.csv" })
            {
                File.WriteAllText(_workspace.PathOf("a.csv"), "by hand");
            }

            return ValueTask.FromResult(Fault.None);
        });
        TryAgainException exception = await Assert.ThrowsAsync<TryAgainException>(
            () => _workspace.PublishAsync(Identity("two", "run 2"), Second, store));
        Assert.Contains("a.csv was written by something else while this attempt published it", exception.Message, StringComparison.Ordinal);
        Assert.Equal("by hand", await File.ReadAllTextAsync(_workspace.PathOf("a.csv")));
    }

    [Fact]
    public async Task Publish_StoppedBeforeTheClaim_ClaimsNothing()
    {
        using var stop = new CancellationTokenSource();
        var publisher = new Publisher(
            _workspace.Store, OutputPrefix, Identity("one"), new HurryingTime(), phase => stop.Cancel(), Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        (ManifestFile basis, _) = await publisher.StartAsync("work", redo: false, CancellationToken.None);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => publisher.PublishAsync(Manifests.Committed("run 1", 1, "one"), [], basis, stop.Token));
        Assert.False(publisher.MayHaveClaimed);
        Assert.False(File.Exists(_workspace.ManifestPath));
    }

    [Fact]
    public async Task Publish_LostTheClaim_HoldsNothingThatSomebodyElseWouldAbort()
    {
        var publisher = new Publisher(
            _workspace.Store, OutputPrefix, Identity("one"), new HurryingTime(), _ => { }, Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        (ManifestFile basis, _) = await publisher.StartAsync("work", redo: false, CancellationToken.None);
        await _workspace.PublishAsync(Identity("two", @try: 2), Second);

        await Assert.ThrowsAsync<TryAgainException>(() => publisher.PublishAsync(Manifests.Committed("run 1", 1, "one"), [], basis, CancellationToken.None));

        Assert.False(publisher.MayHaveClaimed);
    }

    private async Task<Manifest> ManifestAsync()
        => (await ManifestFile.ReadAsync(_workspace.Store, OutputPrefix, CancellationToken.None)).Manifest!;

    private async Task DieAfterTheClaimAsync(Nodes.Lifecycle.RunIdentity identity)
    {
        bool claimed = false;
        var store = new FaultyStore(_workspace.Store, call =>
        {
            Fault fault = claimed ? Fault.Crash : Fault.None;
            claimed |= call.Operation == "Put";
            return ValueTask.FromResult(fault);
        });
        await Assert.ThrowsAsync<CrashException>(() => _workspace.PublishAsync(identity, Outputs("dead", "a.csv", "x.csv"), store));
    }
}
