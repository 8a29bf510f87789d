using System.Security.Cryptography;
using CsCheck;
using Pipeline.Nodes.DataFetcher.Failures;
using Pipeline.Nodes.DataFetcher.Streams;

namespace Pipeline.Nodes.DataFetcher.Tests.Streams;

public sealed class TransferTests
{
    private static readonly byte[] Data = [.. Enumerable.Range(0, 300_000).Select(index => (byte)(index * index / 7))];
    private static readonly GzipLayers OneLayer = new(Required: 1, Possible: 0);

    [Fact]
    public async Task Run_Plain_MovesAndHashesEverything()
    {
        (TransferResult result, byte[] stored) = await MoveAsync(Data);

        Assert.Equal(Data, stored);
        Assert.Equal(new TransferResult(300_000, Convert.ToHexStringLower(SHA256.HashData(Data)), 300_000), result);
    }

    [Fact]
    public async Task Run_Empty_MovesNothing()
    {
        (TransferResult result, byte[] stored) = await MoveAsync([]);

        Assert.Empty(stored);
        Assert.Equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855", result.Sha256);
    }

    [Fact]
    public async Task Run_Gzip_HashesWhatIsReceivedAndStoresWhatComesOut()
    {
        byte[] compressed = Gzip.Compress(Data);

        (TransferResult result, byte[] stored) = await MoveAsync(compressed, OneLayer);

        Assert.Equal(Data, stored);
        Assert.Equal(new TransferResult(compressed.Length, Convert.ToHexStringLower(SHA256.HashData(compressed)), 300_000), result);
    }

    [Fact]
    public Task Run_AnyMembersInAnyPieces_StoresAllOfThem() =>
        Gen.Select(Gen.Byte.Array[0, 3000].Array[1, 5], Gen.Int[1, 2000]).SampleAsync(async (members, pieceBytes) =>
        {
            byte[] compressed = [.. members.SelectMany(Gzip.Compress)];
            (_, byte[] stored) = await MoveAsync(compressed, OneLayer, pieceBytes: pieceBytes);
            Assert.Equal(members.SelectMany(member => member), stored);
        }, iter: 200, threads: 1);

    [Fact]
    public Task Run_GzipCutAnywhere_IsBadData()
    {
        byte[] compressed = [.. Gzip.Compress(Data[..5000]), .. Gzip.Compress(Data[5000..9000])];
        int boundary = Gzip.Compress(Data[..5000]).Length;
        return Gen.Int[0, compressed.Length - 1].Where(cut => cut != boundary).SampleAsync(
            cut => FailAsync(compressed[..cut], OneLayer), iter: 300, threads: 1);
    }

    [Fact]
    public Task Run_GzipWithABitFlipped_IsBadDataOrTheSameData()
    {
        byte[] compressed = Gzip.Compress(Data[..5000]);
        return Gen.Select(Gen.Int[0, compressed.Length - 1], Gen.Int[0, 7]).SampleAsync(
            async (at, bit) =>
            {
                byte[] flipped = [.. compressed];
                flipped[at] ^= (byte)(1 << bit);
                try
                {
                    // A few bits of the header mean nothing: the time, the system it was made on.
                    Assert.Equal(Data[..5000], (await MoveAsync(flipped, OneLayer)).Stored);
                }
                catch (FetchException exception)
                {
                    Assert.Equal(FetchFailure.BadData, exception.Failure);
                }
            },
            iter: 300,
            threads: 1);
    }

    [Fact]
    public async Task Run_GzipCut_SaysWhere()
    {
        byte[] compressed = Gzip.Compress(Data);

        FetchException exception = await FailAsync(compressed[..^3], OneLayer);

        Assert.Equal(
            $"source: the gzip data is cut off at or shortly before byte {compressed.Length - 3}, after 300000 decompressed bytes. "
            + "The file at the source is broken, or it is not what decompress says.",
            exception.Message);
    }

    [Fact]
    public async Task Run_GzipWithWrongChecksum_IsCorrupt()
    {
        byte[] compressed = Gzip.Compress(Data);
        compressed[^6] ^= 1;

        FetchException exception = await FailAsync(compressed, OneLayer);

        Assert.Contains("the gzip data is corrupt", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SomethingAfterGzip_IsBadData()
    {
        FetchException exception = await FailAsync([.. Gzip.Compress(Data), .. "<html>"u8], OneLayer);

        Assert.Contains("something that is not gzip follows the gzip data", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NotGzipAtAll_SaysHowToStoreIt()
    {
        FetchException exception = await FailAsync("a,b\n1,2\n"u8.ToArray(), OneLayer);

        Assert.Contains("does not begin like it (1f 8b). Set decompress to none", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Run_SecondLayerPossible_IsUndoneIfThere(int layers)
    {
        byte[] compressed = layers == 1 ? Gzip.Compress(Data) : Gzip.Compress(Gzip.Compress(Data));

        (_, byte[] stored) = await MoveAsync(compressed, new GzipLayers(Required: 1, Possible: 1));

        Assert.Equal(Data, stored);
    }

    [Theory]
    [InlineData(300_000, null)]
    [InlineData(299_999, "source: the source sends more, and max_bytes allows 299999. Raise max_bytes if this size is right.")]
    public async Task Run_MaxBytes_HoldsForWhatIsReceived(long maxBytes, string? expected)
    {
        Exception? exception = await Record.ExceptionAsync(() => MoveAsync(Data, maxBytes: maxBytes));

        Assert.Equal(expected, exception?.Message);
    }

    [Fact]
    public async Task Run_DecompressionBomb_EndsAtMaxBytes()
    {
        byte[] bomb = Gzip.Compress(new byte[64 << 20]);
        using MemoryStream stored = new();

        FetchException exception = await Assert.ThrowsAsync<FetchException>(
            () => new Transfer(Options(OneLayer, maxBytes: 1 << 20)).RunAsync(new MemoryStream(bomb), stored, CancellationToken.None));

        Assert.Equal(FetchFailure.BadData, exception.Failure);
        Assert.Contains("decompresses to more, and max_bytes allows 1048576", exception.Message, StringComparison.Ordinal);
        Assert.InRange(stored.Length, 0, 1 << 20);
    }

    [Fact]
    public void RequirePromised_MoreThanMaxBytes_FailsBeforeReading()
    {
        FetchException exception = Assert.Throws<FetchException>(() => new SizeLimit("source", 10).RequirePromised(11));

        Assert.Contains("the source promises 11 bytes, and max_bytes allows 10", exception.Message, StringComparison.Ordinal);
        new SizeLimit("source", 10).RequirePromised(null);
        new SizeLimit("source", null).RequirePromised(long.MaxValue);
    }

    [Fact]
    public async Task Run_RightSha256InAnyCase_IsAccepted() =>
        await MoveAsync(Data, sha256: Convert.ToHexString(SHA256.HashData(Data)));

    [Fact]
    public async Task Run_WrongSha256_ShowsBoth()
    {
        string wrong = new('0', 64);

        FetchException exception = await Assert.ThrowsAsync<FetchException>(() => MoveAsync(Data, sha256: wrong));

        Assert.Equal(FetchFailure.BadData, exception.Failure);
        string right = Convert.ToHexStringLower(SHA256.HashData(Data));
        Assert.Contains($"received is {right}, and sha256 expects {wrong}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_SourceFails_GivesThatFailure()
    {
        FetchException failure = new(FetchFailure.Interrupted, "the rest is gone");
        using PiecesStream source = new(Data, 1000, _ => throw failure);

        FetchException thrown = await Assert.ThrowsAsync<FetchException>(
            () => new Transfer(Options()).RunAsync(source, Stream.Null, CancellationToken.None));

        Assert.Same(failure, thrown);
    }

    [Fact]
    public async Task Run_StoreFailsWhileSourceIsSilent_EndsAtOnce()
    {
        using PiecesStream source = new(Data, 1000, token => Task.Delay(Timeout.Infinite, token));
        await using FileStream readOnly = File.OpenRead(typeof(TransferTests).Assembly.Location);

        await Assert.ThrowsAsync<NotSupportedException>(() => new Transfer(Options()).RunAsync(source, readOnly, CancellationToken.None));
    }

    [Fact]
    public async Task Run_Cancelled_Ends()
    {
        using CancellationTokenSource stop = new();
        TaskCompletionSource silent = new();
        using PiecesStream source = new(Data, 1000, token =>
        {
            silent.SetResult();
            return Task.Delay(Timeout.Infinite, token);
        });

        Task moving = new Transfer(Options()).RunAsync(source, Stream.Null, stop.Token);
        await silent.Task;
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => moving);
    }

    private static TransferOptions Options(GzipLayers layers = default, long? maxBytes = null, string? sha256 = null) =>
        new("source", layers, new SizeLimit("source", maxBytes), sha256, OnReceived: null);

    private static async Task<(TransferResult Result, byte[] Stored)> MoveAsync(
        byte[] bytes, GzipLayers layers = default, long? maxBytes = null, string? sha256 = null, int pieceBytes = 7000)
    {
        using PiecesStream source = new(bytes, pieceBytes);
        using MemoryStream stored = new();
        TransferResult result = await new Transfer(Options(layers, maxBytes, sha256)).RunAsync(source, stored, CancellationToken.None);
        return (result, stored.ToArray());
    }

    private static async Task<FetchException> FailAsync(byte[] bytes, GzipLayers layers)
    {
        FetchException exception = await Assert.ThrowsAsync<FetchException>(() => MoveAsync(bytes, layers));
        Assert.Equal(FetchFailure.BadData, exception.Failure);
        return exception;
    }
}
