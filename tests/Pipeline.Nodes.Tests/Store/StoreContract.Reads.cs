using System.Security.Cryptography;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Tests.Store;

/// <summary>Pinned reads and downloads.</summary>
public abstract partial class StoreContract
{
    private const int ReadBytes = 6 * 1024 * 1024;

    [Fact]
    public async Task Open_PinnedObject_GivesItsBytes()
    {
        IStore store = await CreateEmptyStoreAsync();
        byte[] content = Bytes(seed: 1, ReadBytes);
        StoredObject written = await CompleteUploadAsync(store, "data/input.bin", content);
        await using Stream stream = await store.OpenAsync(written.Pin, CancellationToken.None);
        Assert.Equal(Sha256(content), Convert.ToHexStringLower(await SHA256.HashDataAsync(stream)));
    }

    [Fact]
    public async Task Open_EmptyObject_EndsAtOnce()
    {
        IStore store = await CreateEmptyStoreAsync();
        StoredObject written = await CompleteUploadAsync(store, "empty", []);
        await using Stream stream = await store.OpenAsync(written.Pin, CancellationToken.None);
        Assert.Equal(0, await stream.ReadAsync(new byte[10]));
    }

    [Fact]
    public async Task Open_ReplacedObject_SaysWhatStandsThere()
    {
        IStore store = await CreateEmptyStoreAsync();
        StoredObject old = await WriteAsync(store, "key", "old");
        StoredObject now = await WriteAsync(store, "key", "new");
        ObjectPin pin = old.Pin with { VersionId = null };
        ObjectChangedException exception = await Assert.ThrowsAsync<ObjectChangedException>(() => ReadToEndAsync(store, pin));
        Assert.Equal(pin, exception.Pin);
        Assert.Contains(old.ETag, exception.Message, StringComparison.Ordinal);
        Assert.True(exception.Current is null || exception.Current.ETag == now.ETag);
    }

    [Fact]
    public async Task Open_ObjectThatIsNotThere_SaysSo()
    {
        IStore store = await CreateEmptyStoreAsync();
        StoredObject other = await WriteAsync(store, "other", "x");
        var pin = new ObjectPin("missing/key", 1, other.ETag, VersionId: null);
        ObjectChangedException exception = await Assert.ThrowsAsync<ObjectChangedException>(() => ReadToEndAsync(store, pin));
        Assert.Null(exception.Current);
        Assert.Contains("found nothing", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Open_ReplacedWhileItIsRead_NeverGivesAMixture()
    {
        IStore store = await CreateEmptyStoreAsync();
        StoredObject old = await CompleteUploadAsync(store, "key", Filled((byte)'a', ReadBytes));
        await using Stream stream = await store.OpenAsync(old.Pin, CancellationToken.None);
        var read = new byte[ReadBytes];
        await stream.ReadExactlyAsync(read.AsMemory(0, 1000));
        await CompleteUploadAsync(store, "key", Filled((byte)'b', ReadBytes));

        Exception? exception = await Record.ExceptionAsync(() => stream.ReadExactlyAsync(read.AsMemory(1000)).AsTask());
        Assert.True(exception is ObjectChangedException || (exception is null && read.All(value => value == (byte)'a')), $"{exception}");
    }

    [Fact]
    public async Task Download_PinnedObject_WritesTheFileAndGivesItsHash()
    {
        using var folder = new TemporaryFolder();
        IStore store = await CreateEmptyStoreAsync();
        byte[] content = Bytes(seed: 2, ReadBytes + 17);
        StoredObject written = await CompleteUploadAsync(store, "data/input.bin", content);
        await File.WriteAllBytesAsync(folder.Of("target"), new byte[ReadBytes * 2]);
        long arrived = 0;
        string sha256 = await store.DownloadAsync(
            written.Pin, folder.Of("target"), bytes => Interlocked.Add(ref arrived, bytes), CancellationToken.None);

        Assert.Equal(Sha256(content), sha256);
        Assert.Equal(sha256, Sha256(await File.ReadAllBytesAsync(folder.Of("target"))));
        Assert.Equal(content.Length, arrived);
    }

    [Fact]
    public async Task Download_EmptyObject_WritesAnEmptyFile()
    {
        using var folder = new TemporaryFolder();
        IStore store = await CreateEmptyStoreAsync();
        StoredObject written = await WriteAsync(store, "empty", "");
        string sha256 = await store.DownloadAsync(written.Pin, folder.Of("target"), _ => { }, CancellationToken.None);
        Assert.Equal(Sha256([]), sha256);
        Assert.Equal(0, new FileInfo(folder.Of("target")).Length);
    }

    [Fact]
    public async Task Download_ReplacedObject_Throws()
    {
        using var folder = new TemporaryFolder();
        IStore store = await CreateEmptyStoreAsync();
        StoredObject old = await WriteAsync(store, "key", "old");
        await WriteAsync(store, "key", "new");
        await Assert.ThrowsAsync<ObjectChangedException>(
            () => store.DownloadAsync(old.Pin with { VersionId = null }, folder.Of("target"), _ => { }, CancellationToken.None));
    }

    [Fact]
    public async Task Open_ReplacedObjectOfAVersion_GivesThatVersion()
    {
        IStore store = await CreateEmptyStoreAsync();
        StoredObject old = await WriteAsync(store, "key", "old");
        await WriteAsync(store, "key", "new");
        if (old.VersionId is null)
        {
            await Assert.ThrowsAsync<ObjectChangedException>(() => ReadToEndAsync(store, old.Pin));
            return;
        }

        await using Stream stream = await store.OpenAsync(old.Pin, CancellationToken.None);
        Assert.Equal("old", await new StreamReader(stream).ReadToEndAsync());
    }

    private static async Task ReadToEndAsync(IStore store, ObjectPin pin)
    {
        await using Stream stream = await store.OpenAsync(pin, CancellationToken.None);
        await stream.CopyToAsync(Stream.Null);
    }

    private static byte[] Bytes(int seed, int count)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Filled(byte value, int count)
    {
        var bytes = new byte[count];
        Array.Fill(bytes, value);
        return bytes;
    }

    private static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
