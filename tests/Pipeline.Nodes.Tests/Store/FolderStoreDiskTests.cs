using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Store;
using Pipeline.Nodes.Store.Folder;

namespace Pipeline.Nodes.Tests.Store;

public sealed class FolderStoreDiskTests : IDisposable
{
    private static readonly UploadMark Mark = new("0123456789abcdef", "text/plain");

    private readonly SmallDisk _disk = new();

    public void Dispose() => _disk.Dispose();

    [Fact]
    public async Task Put_DiskIsFull_SaysSoAndLeavesWhatWasThere()
    {
        var store = new FolderStore(_disk.Path, TimeProvider.System);
        StoredObject old = (await store.PutAsync("data/x", new byte[1000], WriteCondition.Absent, CancellationToken.None)).Written!;
        LocalDiskException exception = await Assert.ThrowsAsync<LocalDiskException>(
            () => store.PutAsync("data/x", new byte[2_000_000], WriteCondition.Unchanged(old), CancellationToken.None));

        Assert.StartsWith(
            $"Cannot write {Path.Combine(_disk.Path, "data/x")}: the disk is full. Free space, or give the pod more ephemeral storage.",
            exception.Message,
            StringComparison.Ordinal);
        Assert.Equal(old.ETag, (await store.HeadAsync("data/x", CancellationToken.None))!.ETag);
        Assert.Empty(Directory.GetFiles(Path.Combine(_disk.Path, ".pipeline/uploads")));
        Assert.Equal(
            WriteResult.Written,
            (await store.PutAsync("data/x", new byte[900_000], WriteCondition.Unchanged(old), CancellationToken.None)).Result);
    }

    [Fact]
    public async Task Upload_DiskIsFull_SaysSoAndFreesTheRoomWhenAborted()
    {
        var store = new FolderStore(_disk.Path, TimeProvider.System);
        await using IStagedUpload upload = await store.BeginUploadAsync("data/x", Mark, CancellationToken.None);
        LocalDiskException exception = await Assert.ThrowsAsync<LocalDiskException>(
            () => upload.WriteAsync(new byte[2_000_000], CancellationToken.None).AsTask());
        Assert.Equal(ExitCode.InputOutput, exception.ExitCode);
        Assert.Null(await store.HeadAsync("data/x", CancellationToken.None));

        await upload.DisposeAsync();
        await store.AbortUploadAsync(upload.Reference, CancellationToken.None);
        await store.PutAsync("data/y", new byte[900_000], WriteCondition.Absent, CancellationToken.None);
    }

    [Fact]
    public async Task AnyWrite_DiskIsReadOnly_SaysWhatToDo()
    {
        var store = new FolderStore(_disk.Path, TimeProvider.System);
        _disk.MakeReadOnly();
        LocalDiskException[] exceptions =
        [
            await Assert.ThrowsAsync<LocalDiskException>(() => store.PutAsync("data/x", new byte[1], WriteCondition.Absent, CancellationToken.None)),
            await Assert.ThrowsAsync<LocalDiskException>(() => store.BeginUploadAsync("data/x", Mark, CancellationToken.None)),
            await Assert.ThrowsAsync<LocalDiskException>(() => store.LockAsync("data/", CancellationToken.None)),
        ];
        Assert.All(exceptions, exception => Assert.Contains("the file system is read-only", exception.Message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Complete_DiskBecameReadOnly_ShowsNothing()
    {
        var store = new FolderStore(_disk.Path, TimeProvider.System);
        await using (IStagedUpload upload = await store.BeginUploadAsync("x", Mark, CancellationToken.None))
        {
            await upload.WriteAsync(new byte[10], CancellationToken.None);
            await upload.StageAsync(CancellationToken.None);
            await upload.DisposeAsync();
            _disk.MakeReadOnly();
            LocalDiskException exception = await Assert.ThrowsAsync<LocalDiskException>(
                () => upload.CompleteAsync(WriteCondition.Absent, CancellationToken.None));
            Assert.Contains("the file system is read-only", exception.Message, StringComparison.Ordinal);
        }

        Assert.Null(await store.HeadAsync("x", CancellationToken.None));
    }
}
