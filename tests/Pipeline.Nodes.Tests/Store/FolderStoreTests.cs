using System.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Store;
using Pipeline.Nodes.Store.Folder;
using Pipeline.Nodes.Testing.Faults;

namespace Pipeline.Nodes.Tests.Store;

/// <summary>The contract on a folder, and what only a folder does.</summary>
public sealed class FolderStoreTests : StoreContract, IDisposable
{
    private static readonly UploadMark Mark = new("0123456789abcdef", "text/plain");

    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> KeysThatLeaveTheRoot => ["", "/etc/passwd", "..", "../x", "a/../../x", "a/b/../../..", ".", "a/.."];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_FolderIsMissing_SaysWhatToDo()
    {
        UnavailableException exception = Assert.Throws<UnavailableException>(() => new FolderStore(_folder.Of("missing"), TimeProvider.System));
        Assert.Equal(
            $"The store folder {_folder.Of("missing")} does not exist. Create it, or set PIPELINE_STORE to the folder that holds the config file.",
            exception.Message);
    }

    [Theory]
    [MemberData(nameof(KeysThatLeaveTheRoot))]
    public async Task AnyCall_KeyLeavesTheRoot_Throws(string key)
    {
        var store = new FolderStore(_folder.Path, TimeProvider.System);
        await Assert.ThrowsAsync<ArgumentException>(() => store.HeadAsync(key, CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => store.GetAsync(key, CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => store.OpenAsync(new ObjectPin(key, 1, "x", null), CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => store.PutAsync(key, new byte[1], WriteCondition.Absent, CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => store.BeginUploadAsync(key, Mark, CancellationToken.None));
        Assert.Empty(Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories));
    }

    [Fact]
    public async Task Root_EndsWithASlash_IsTheSameFolder()
    {
        var store = new FolderStore(_folder.Path + "/", TimeProvider.System);
        await store.PutAsync("data/x", new byte[1], WriteCondition.Absent, CancellationToken.None);
        Assert.True(File.Exists(_folder.Of("data/x")));
        Assert.Equal("data/x", (await store.ListAsync("data/", recursive: true, CancellationToken.None).SingleAsync()).Key);
    }

    [Fact]
    public async Task ETag_ClockStandsStill_ChangesAllTheSame()
    {
        var store = new FolderStore(_folder.Path, new FakeTimeProvider());
        StoredObject? last = null;
        for (int round = 0; round < 5; round++)
        {
            StoredObject now = (await store.PutAsync("key", new byte[3], WriteCondition.Unchanged(last), CancellationToken.None)).Written!;
            Assert.NotEqual(last?.ETag, now.ETag);
            Assert.Equal(now.ETag, (await store.HeadAsync("key", CancellationToken.None))!.ETag);
            last = now;
        }
    }

    [Fact]
    public async Task ETag_ClockGoesBack_IsNeverOneThatWasThere()
    {
        var clock = new FakeTimeProvider();
        StoredObject first = (await new FolderStore(_folder.Path, clock).PutAsync("key", new byte[3], WriteCondition.Absent, CancellationToken.None)).Written!;
        var behind = new FolderStore(_folder.Path, new FakeTimeProvider(clock.GetUtcNow() - TimeSpan.FromTicks(1)));
        StoredObject second = (await behind.PutAsync("key", new byte[3], WriteCondition.Unchanged(first), CancellationToken.None)).Written!;
        var again = new FolderStore(_folder.Path, clock);
        StoredObject third = (await again.PutAsync("key", new byte[3], WriteCondition.Unchanged(second), CancellationToken.None)).Written!;
        Assert.Equal(3, new[] { first.ETag, second.ETag, third.ETag }.Distinct().Count());
    }

    [Fact]
    public async Task Put_Refused_LeavesNoTemporaryFile()
    {
        var store = new FolderStore(_folder.Path, TimeProvider.System);
        await store.PutAsync("key", new byte[3], WriteCondition.Absent, CancellationToken.None);
        await store.PutAsync("key", new byte[4], WriteCondition.Absent, CancellationToken.None);
        Assert.Empty(UploadFiles());
    }

    [Theory]
    [InlineData("..")]
    [InlineData(".")]
    [InlineData("")]
    [InlineData("../locks")]
    [InlineData("../../config.json")]
    public async Task Abort_IdThatIsNoneOfOurs_TouchesNothing(string uploadId)
    {
        var store = new FolderStore(_folder.Path, TimeProvider.System);
        await store.PutAsync("config.json", new byte[3], WriteCondition.Absent, CancellationToken.None);
        Assert.True(await store.AbortUploadAsync(new UploadReference("data/x", uploadId), CancellationToken.None));
        Assert.True(File.Exists(_folder.Of("config.json")));
    }

    [Fact]
    public async Task Uploads_NobodyTouchedForADay_AreSwept()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        await using IStagedUpload abandoned = await new FolderStore(_folder.Path, clock).BeginUploadAsync("data/x", Mark, CancellationToken.None);
        await abandoned.StageAsync(CancellationToken.None);
        clock.Advance(TimeSpan.FromHours(23));
        await using IStagedUpload young = await new FolderStore(_folder.Path, clock).BeginUploadAsync("data/y", Mark, CancellationToken.None);
        await young.StageAsync(CancellationToken.None);
        Assert.Equal(2, UploadFiles().Count());

        clock.Advance(TimeSpan.FromHours(2));
        await using IStagedUpload last = await new FolderStore(_folder.Path, clock).BeginUploadAsync("data/z", Mark, CancellationToken.None);
        Assert.Equal(2, UploadFiles().Count());
        Assert.Equal(WriteResult.Refused, (await abandoned.CompleteAsync(WriteCondition.Absent, CancellationToken.None)).Result);
        Assert.Equal(WriteResult.Written, (await young.CompleteAsync(WriteCondition.Absent, CancellationToken.None)).Result);
    }

    [Fact]
    public async Task Lock_HeldByAnother_IsWaitedForAndThenGivenUp()
    {
        var store = new FolderStore(_folder.Path, new HurryingTime());
        await using IAsyncDisposable held = await store.LockAsync("ws/data/", CancellationToken.None);
        await using IAsyncDisposable other = await store.LockAsync("ws/processed/", CancellationToken.None);
        TryAgainException exception = await Assert.ThrowsAsync<TryAgainException>(() => store.LockAsync("ws/data/", CancellationToken.None));
        Assert.Equal(
            $"{_folder.Of("ws/data/")}: another attempt has been publishing here for 30 s and has not finished. Try again when it has ended.",
            exception.Message);
    }

    [Fact]
    public async Task Lock_LetGo_IsTakenByWhoWaits()
    {
        var store = new FolderStore(_folder.Path, TimeProvider.System);
        IAsyncDisposable held = await store.LockAsync("ws/data/", CancellationToken.None);
        Task<IAsyncDisposable> waiting = store.LockAsync("ws/data/", CancellationToken.None);
        Assert.False(waiting.IsCompleted);
        await held.DisposeAsync();
        await (await waiting).DisposeAsync();
    }

    [Fact]
    public async Task Lock_ItsProcessDies_IsFree()
    {
        var store = new FolderStore(_folder.Path, new HurryingTime());
        await (await store.LockAsync("ws/data/", CancellationToken.None)).DisposeAsync();
        string file = Assert.Single(Directory.GetFiles(_folder.Of(".pipeline/locks")));
        using Process holder = Process.Start(new ProcessStartInfo("flock", ["--no-fork", file, "sh", "-c", "echo held; exec sleep 600"])
        {
            RedirectStandardOutput = true,
        })!;
        Assert.Equal("held", await holder.StandardOutput.ReadLineAsync());
        await Assert.ThrowsAsync<TryAgainException>(() => store.LockAsync("ws/data/", CancellationToken.None));

        holder.Kill();
        await holder.WaitForExitAsync();
        await (await store.LockAsync("ws/data/", CancellationToken.None)).DisposeAsync();
    }

    [Fact]
    public async Task List_OwnFiles_AreNotListed()
    {
        var store = new FolderStore(_folder.Path, TimeProvider.System);
        await using IStagedUpload upload = await store.BeginUploadAsync("data/x", Mark, CancellationToken.None);
        await using IAsyncDisposable held = await store.LockAsync("data/", CancellationToken.None);
        Assert.Empty(await store.ListAsync("", recursive: true, CancellationToken.None).ToListAsync());
    }

    private protected override Task<IStore> CreateEmptyStoreAsync() => Task.FromResult<IStore>(new FolderStore(_folder.Path, TimeProvider.System));

    private IEnumerable<string> UploadFiles() => Directory.EnumerateFiles(_folder.Of(".pipeline/uploads"));
}
