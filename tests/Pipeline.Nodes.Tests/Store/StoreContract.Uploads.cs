using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Tests.Store;

/// <summary>Uploads.</summary>
public abstract partial class StoreContract
{
    private static readonly UploadMark Mark = new("0123456789abcdef", "text/csv");

    [Fact]
    public async Task Upload_UntilItIsCompleted_NobodySees()
    {
        IStore store = await CreateEmptyStoreAsync();
        await using IStagedUpload upload = await StagedAsync(store, "data/input.csv", "content"u8.ToArray());
        Assert.Null(await store.HeadAsync("data/input.csv", CancellationToken.None));
        Assert.Empty(await KeysAsync(store, "", recursive: true));

        WriteOutcome outcome = await upload.CompleteAsync(WriteCondition.Absent, CancellationToken.None);
        StoredObject head = (await store.HeadAsync("data/input.csv", CancellationToken.None))!;
        Assert.Equal(WriteResult.Written, outcome.Result);
        Assert.Equal((7L, head.ETag), (head.Bytes, outcome.Written!.ETag));
        Assert.Equal(["data/input.csv"], await KeysAsync(store, "", recursive: true));
        Assert.True(head.AttemptId is null || head.AttemptId == Mark.AttemptId);
    }

    [Fact]
    public async Task Upload_OverAnObject_LeavesItUntilItIsCompleted()
    {
        IStore store = await CreateEmptyStoreAsync();
        StoredObject old = await WriteAsync(store, "key", "old");
        await using IStagedUpload upload = await StagedAsync(store, "key", "new"u8.ToArray());
        Assert.Equal("old", await TextAsync(store, "key"));
        Assert.Equal(WriteResult.Written, (await upload.CompleteAsync(WriteCondition.Unchanged(old), CancellationToken.None)).Result);
        Assert.Equal("new", await TextAsync(store, "key"));
    }

    [Fact]
    public async Task Upload_NoContent_MakesAnEmptyObject()
    {
        IStore store = await CreateEmptyStoreAsync();
        StoredObject written = await CompleteUploadAsync(store, "empty.csv", []);
        Assert.Equal(0, written.Bytes);
        Assert.Equal(0, (await store.HeadAsync("empty.csv", CancellationToken.None))!.Bytes);
    }

    [Fact]
    public async Task Upload_TwentyMegabytesInOddPieces_ArrivesWhole()
    {
        IStore store = await CreateEmptyStoreAsync();
        byte[] content = Bytes(seed: 3, 20_000_003);
        await using IStagedUpload upload = await store.BeginUploadAsync("big.bin", Mark, CancellationToken.None);
        int[] sizes = [1, 65_537, 5_242_880, 999, 5_242_881, 131_071];
        for (int start = 0, piece = 0; start < content.Length; piece++)
        {
            int count = Math.Min(sizes[piece % sizes.Length], content.Length - start);
            await upload.WriteAsync(content.AsMemory(start, count), CancellationToken.None);
            start += count;
        }

        await upload.StageAsync(CancellationToken.None);
        StoredObject written = (await upload.CompleteAsync(WriteCondition.Absent, CancellationToken.None)).Written!;
        using var folder = new TemporaryFolder();
        Assert.Equal(content.Length, written.Bytes);
        Assert.Equal(Sha256(content), await store.DownloadAsync(written.Pin, folder.Of("back"), _ => { }, CancellationToken.None));
    }

    [Fact]
    public async Task Complete_ConditionDoesNotHold_IsRefusedAndCanBeTriedAgain()
    {
        IStore store = await CreateEmptyStoreAsync();
        StoredObject other = await WriteAsync(store, "key", "other");
        await using IStagedUpload upload = await StagedAsync(store, "key", "mine"u8.ToArray());
        WriteOutcome outcome = await upload.CompleteAsync(WriteCondition.Absent, CancellationToken.None);
        await AssertRefusedAsync(store, "key", outcome, kept: "other", written: "mine", CompletesOnConditions);
        if (outcome.Result == WriteResult.Refused)
        {
            Assert.Equal(WriteResult.Written, (await upload.CompleteAsync(WriteCondition.Unchanged(other), CancellationToken.None)).Result);
        }

        Assert.Equal("mine", await TextAsync(store, "key"));
    }

    [Fact]
    public async Task Complete_TwiceBecauseAnAnswerWasLost_IsKnownToBeMine()
    {
        IStore store = await CreateEmptyStoreAsync();
        await using IStagedUpload upload = await StagedAsync(store, "key", "mine"u8.ToArray());
        await upload.CompleteAsync(WriteCondition.Absent, CancellationToken.None);
        WriteOutcome again = await upload.CompleteAsync(WriteCondition.Absent, CancellationToken.None);
        StoredObject head = (await store.HeadAsync("key", CancellationToken.None))!;
        Assert.True(again.Written?.ETag == head.ETag || head.AttemptId == Mark.AttemptId, $"{again} does not say that {head} is mine");
        Assert.Equal("mine", await TextAsync(store, "key"));
    }

    [Fact]
    public async Task Complete_TwiceAfterAnotherReplacedIt_DoesNotWriteAgain()
    {
        IStore store = await CreateEmptyStoreAsync();
        await using IStagedUpload upload = await StagedAsync(store, "key", "mine"u8.ToArray());
        await upload.CompleteAsync(WriteCondition.Absent, CancellationToken.None);
        await WriteAsync(store, "key", "next");
        Assert.NotEqual(WriteResult.Written, (await upload.CompleteAsync(WriteCondition.Absent, CancellationToken.None)).Result);
        Assert.Equal("next", await TextAsync(store, "key"));
    }

    [Fact]
    public async Task Complete_TwoUploadsWhereNothingStands_ExactlyOneWins()
    {
        IStore store = await CreateEmptyStoreAsync();
        for (int round = 0; round < RaceRounds; round++)
        {
            string key = $"race/{round}";
            IStagedUpload[] uploads = [await StagedAsync(store, key, "one"u8.ToArray()), await StagedAsync(store, key, "two"u8.ToArray())];
            WriteOutcome[] outcomes = await Race.RunAsync(2, index => uploads[index].CompleteAsync(WriteCondition.Absent, CancellationToken.None));
            int[] winners = [.. Enumerable.Range(0, 2).Where(index => outcomes[index].Result == WriteResult.Written)];
            Assert.True(winners.Length == 1 || !CompletesOnConditions, $"{winners.Length} were told that they won");
            Assert.Contains(await TextAsync(store, key), winners.Select(index => index == 0 ? "one" : "two"));
            await uploads[0].DisposeAsync();
            await uploads[1].DisposeAsync();
        }
    }

    [Fact]
    public async Task Abort_BeforeItIsCompleted_KeepsItFromBeingCompleted()
    {
        IStore store = await CreateEmptyStoreAsync();
        await using IStagedUpload upload = await StagedAsync(store, "key", "zombie"u8.ToArray());
        Assert.True(await store.AbortUploadAsync(upload.Reference, CancellationToken.None));
        Assert.NotEqual(WriteResult.Written, (await upload.CompleteAsync(WriteCondition.Absent, CancellationToken.None)).Result);
        Assert.Null(await store.HeadAsync("key", CancellationToken.None));
    }

    [Fact]
    public async Task Abort_UploadOverAnObject_LeavesTheObject()
    {
        IStore store = await CreateEmptyStoreAsync();
        StoredObject old = await WriteAsync(store, "key", "old");
        await using IStagedUpload upload = await StagedAsync(store, "key", "zombie"u8.ToArray());
        Assert.True(await store.AbortUploadAsync(upload.Reference, CancellationToken.None));
        Assert.NotEqual(WriteResult.Written, (await upload.CompleteAsync(WriteCondition.Unchanged(old), CancellationToken.None)).Result);
        Assert.Equal("old", await TextAsync(store, "key"));
    }

    [Fact]
    public async Task Abort_Twice_IsGoneBothTimes()
    {
        IStore store = await CreateEmptyStoreAsync();
        await using IStagedUpload upload = await StagedAsync(store, "key", "x"u8.ToArray());
        Assert.True(await store.AbortUploadAsync(upload.Reference, CancellationToken.None));
        Assert.True(await store.AbortUploadAsync(upload.Reference, CancellationToken.None));
    }

    [Fact]
    public async Task Abort_UnknownUpload_IsGone()
    {
        IStore store = await CreateEmptyStoreAsync();
        await using IStagedUpload upload = await StagedAsync(store, "key", "x"u8.ToArray());
        await store.AbortUploadAsync(upload.Reference, CancellationToken.None);
        Assert.True(await store.AbortUploadAsync(upload.Reference with { Key = "never/written" }, CancellationToken.None));
    }

    [Fact]
    public async Task Abort_AfterItWasCompleted_LeavesTheObject()
    {
        IStore store = await CreateEmptyStoreAsync();
        await using IStagedUpload upload = await StagedAsync(store, "key", "mine"u8.ToArray());
        await upload.CompleteAsync(WriteCondition.Absent, CancellationToken.None);
        Assert.True(await store.AbortUploadAsync(upload.Reference, CancellationToken.None));
        Assert.Equal("mine", await TextAsync(store, "key"));
    }

    [Fact]
    public async Task Abort_RacesWithComplete_EitherIsVisibleOrGoneForGood()
    {
        IStore store = await CreateEmptyStoreAsync();
        for (int round = 0; round < RaceRounds; round++)
        {
            string key = $"race/{round}";
            await using IStagedUpload upload = await StagedAsync(store, key, "x"u8.ToArray());
            bool[] answers = await Race.RunAsync(2, async index => index == 0
                ? await store.AbortUploadAsync(upload.Reference, CancellationToken.None)
                : (await upload.CompleteAsync(WriteCondition.Absent, CancellationToken.None)).Result == WriteResult.Written);
            Assert.True(answers[0], "the abort was not answered with gone");
            if (SerializesWriters)
            {
                Assert.Equal(answers[1], await store.HeadAsync(key, CancellationToken.None) is not null);
            }
            else if (answers[1])
            {
                Assert.Equal("x", await TextAsync(store, key));
            }
        }
    }

    private static async Task<IStagedUpload> StagedAsync(IStore store, string key, byte[] content)
    {
        IStagedUpload upload = await store.BeginUploadAsync(key, Mark, CancellationToken.None);
        await upload.WriteAsync(content, CancellationToken.None);
        await upload.StageAsync(CancellationToken.None);
        return upload;
    }

    /// <summary>Uploads over whatever stands there.</summary>
    private static async Task<StoredObject> CompleteUploadAsync(IStore store, string key, byte[] content)
    {
        await using IStagedUpload upload = await StagedAsync(store, key, content);
        return (await upload.CompleteAsync(WriteCondition.None, CancellationToken.None)).Written!;
    }
}
