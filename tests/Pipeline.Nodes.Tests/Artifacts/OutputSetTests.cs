using System.Security.Cryptography;
using System.Text;
using Pipeline.Nodes.Artifacts;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Store;
using Pipeline.Nodes.Store.Folder;
using Pipeline.Nodes.Testing.Faults;
using Pipeline.Nodes.Tests.Store;

namespace Pipeline.Nodes.Tests.Artifacts;

public sealed class OutputSetTests : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FolderStore _store;
    private readonly OutputSet _outputs;

    public OutputSetTests()
    {
        _store = new FolderStore(Directory.CreateDirectory(_folder.Of("bucket")).FullName, TimeProvider.System);
        _outputs = Outputs(_store);
    }

    public async ValueTask DisposeAsync()
    {
        await _outputs.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Stage_FilesAndStreams_AreAtTheStoreAndSeenByNobody()
    {
        await File.WriteAllTextAsync(_outputs.Declare("sub/file.csv"), "file");
        await using (Stream stream = await _outputs.CreateAsync("stream.json", CancellationToken.None))
        {
            await stream.WriteAsync("stream"u8.ToArray());
        }

        _outputs.SetRows("sub/file.csv", 7);
        IReadOnlyList<StagedArtifact> staged = await _outputs.StageAsync(CancellationToken.None);
        Assert.Equal(
            [("stream.json", 6L, Sha256("stream"), "application/json", null), ("sub/file.csv", 4L, Sha256("file"), "text/csv", 7L)],
            staged.Select(artifact => (artifact.Name, artifact.Bytes, artifact.Sha256, artifact.MediaType, artifact.Rows)));
        Assert.Equal("out/stream.json", staged[0].Upload.Reference.Key);
        Assert.Equal(2, _outputs.Uploads.Count());
        Assert.Empty(await _store.ListAsync("", recursive: true, CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task Create_KeyIsLongerThanS3Takes_IsTheAuthorsMistake()
    {
        string folder = string.Join('/', Enumerable.Repeat(new string('f', 199), 2)) + "/";
        await using var outputs = new OutputSet(_store, folder, _folder.Of("out"), "attempt");
        string name = $"{new string('a', 255)}/{new string('b', 255)}/{new string('c', 113)}";
        ArgumentException exception = Assert.Throws<ArgumentException>(() => outputs.Declare(name));
        Assert.Contains("a key of 1025 bytes", exception.Message, StringComparison.Ordinal);
        outputs.Declare(name[..^1]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(128 * 1024)]
    [InlineData((128 * 1024) + 1)]
    [InlineData(400_000)]
    public async Task Write_AnyPieces_HashAndContentAreTheSame(int pieceBytes)
    {
        byte[] content = new byte[pieceBytes == 1 ? 300_000 : 1_000_000];
        new Random(1).NextBytes(content);
        await using (Stream stream = await _outputs.CreateAsync("a.bin", CancellationToken.None))
        {
            for (int start = 0, piece = 0; start < content.Length; start += pieceBytes, piece++)
            {
                ReadOnlyMemory<byte> part = content.AsMemory(start, Math.Min(pieceBytes, content.Length - start));
                if (piece % 2 == 0)
                {
                    await stream.WriteAsync(part);
                }
                else
                {
                    stream.Write(part.Span);
                    await stream.FlushAsync();
                }
            }
        }

        StagedArtifact staged = Assert.Single(await _outputs.StageAsync(CancellationToken.None));
        StoredObject written = (await staged.Upload.CompleteAsync(WriteCondition.Absent, CancellationToken.None)).Written!;
        Assert.Equal((content.Length, Convert.ToHexStringLower(SHA256.HashData(content))), (staged.Bytes, staged.Sha256));
        Assert.Equal(staged.Sha256, await _store.DownloadAsync(written.Pin, _folder.Of("back"), _ => { }, CancellationToken.None));
    }

    [Fact]
    public async Task Stage_DeclaredAndNotWritten_IsABugOfTheNode()
    {
        _outputs.Declare("a.csv");
        AuthorException exception = await Assert.ThrowsAsync<AuthorException>(() => _outputs.StageAsync(CancellationToken.None));
        Assert.Equal("The output 'a.csv' was declared by Output and never written. Write the file, or do not ask for its path.", exception.Message);
    }

    [Fact]
    public async Task Stage_StreamNotDisposed_IsABugOfTheNode()
    {
        await using Stream stream = await _outputs.CreateAsync("a.csv", CancellationToken.None);
        AuthorException exception = await Assert.ThrowsAsync<AuthorException>(() => _outputs.StageAsync(CancellationToken.None));
        Assert.Equal("The stream of the output 'a.csv' was not disposed. Use 'await using' for it.", exception.Message);
    }

    [Fact]
    public async Task Create_AfterTheEnd_IsABugOfTheNode()
    {
        await _outputs.StageAsync(CancellationToken.None);
        AuthorException exception = Assert.Throws<AuthorException>(() => _outputs.Declare("a.csv"));
        Assert.Equal("The output 'a.csv' came after ExecuteAsync had ended. Await all work inside ExecuteAsync.", exception.Message);
        await Assert.ThrowsAsync<AuthorException>(() => _outputs.CreateAsync("b.csv", CancellationToken.None));
    }

    [Fact]
    public async Task Stage_AnOutputComesMeanwhile_IsABugOfTheNode()
    {
        OutputSet? late = null;
        await using OutputSet outputs = Outputs(new FaultyStore(_store, call =>
        {
            Assert.Throws<AuthorException>(() => late!.Declare("late.csv"));
            return ValueTask.FromResult(Fault.None);
        }));
        late = outputs;
        await File.WriteAllTextAsync(outputs.Declare("a.csv"), "a");
        AuthorException exception = await Assert.ThrowsAsync<AuthorException>(() => outputs.StageAsync(CancellationToken.None));
        Assert.Equal("The output 'late.csv' came after ExecuteAsync had ended. Await all work inside ExecuteAsync.", exception.Message);
    }

    [Fact]
    public async Task Stage_AFileIsWrittenMeanwhile_IsABugOfTheNode()
    {
        string path = "";
        await using OutputSet outputs = Outputs(new FaultyStore(_store, call =>
        {
            File.AppendAllText(path, "late");
            return ValueTask.FromResult(Fault.None);
        }));
        path = outputs.Declare("a.csv");
        await File.WriteAllTextAsync(path, "a");
        AuthorException exception = await Assert.ThrowsAsync<AuthorException>(() => outputs.StageAsync(CancellationToken.None));
        Assert.Equal("The output 'a.csv' was written while it was published, after ExecuteAsync had ended. Await all work inside ExecuteAsync.", exception.Message);
    }

    [Fact]
    public async Task Write_AfterDispose_Throws()
    {
        Stream stream = await _outputs.CreateAsync("a.csv", CancellationToken.None);
        await stream.DisposeAsync();
        Assert.False(stream.CanWrite);
        Assert.Throws<ObjectDisposedException>(() => stream.Write([1]));
        await Assert.ThrowsAsync<ObjectDisposedException>(() => stream.WriteAsync(new byte[1]).AsTask());
    }

    [Fact]
    public void Declare_SameNameTwice_GivesTheSamePath() => Assert.Equal(_outputs.Declare("a/b.csv"), _outputs.Declare("a/b.csv"));

    [Theory]
    [InlineData("a.csv", "a.csv")]
    [InlineData("a", "a/b.csv")]
    [InlineData("a/b.csv", "a")]
    public async Task Create_NameIsTaken_SaysByWhich(string first, string second)
    {
        await (await _outputs.CreateAsync(first, CancellationToken.None)).DisposeAsync();
        ArgumentException exception = Assert.Throws<ArgumentException>(() => _outputs.Declare(second));
        Assert.StartsWith(
            $"The output '{second}' collides with the output '{first}'. Give each output a name of its own.", exception.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentException>(() => _outputs.CreateAsync(second, CancellationToken.None));
    }

    [Theory]
    [InlineData("_manifest.json")]
    [InlineData("../a.csv")]
    [InlineData("")]
    public void Declare_WrongName_Throws(string name) => Assert.Throws<ArgumentException>(() => _outputs.Declare(name));

    [Fact]
    public void SetRows_UnknownOrNegative_Throws()
    {
        Assert.Throws<ArgumentException>(() => _outputs.SetRows("a.csv", 1));
        _outputs.Declare("a.csv");
        Assert.Throws<ArgumentOutOfRangeException>(() => _outputs.SetRows("a.csv", -1));
    }

    [Fact]
    public async Task Write_GoesOnAfterAFailedWrite_IsNeverTakenForComplete()
    {
        using var disk = new SmallDisk();
        await using OutputSet outputs = Outputs(new FolderStore(disk.Path, TimeProvider.System));
        Stream stream = await outputs.CreateAsync("a.bin", CancellationToken.None);
        await Assert.ThrowsAsync<LocalDiskException>(() => stream.WriteAsync(new byte[2_000_000]).AsTask());
        await stream.WriteAsync(new byte[10]);
        await Assert.ThrowsAsync<IOException>(() => stream.WriteAsync(new byte[200_000]).AsTask());
        await stream.DisposeAsync();
        await Assert.ThrowsAsync<AuthorException>(() => outputs.StageAsync(CancellationToken.None));
    }

    private OutputSet Outputs(IStore store) => new(store, "out/", _folder.Of("local"), "attempt");

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
