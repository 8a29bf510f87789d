using System.Security.Cryptography;
using Pipeline.Nodes.Artifacts;
using Pipeline.Nodes.Diagnostics;

namespace Pipeline.Nodes.Tests.Artifacts;

public sealed class ReadAheadStreamTests
{
    private const int BufferBytes = 512 * 1024;

    private readonly WorkProgress _progress = new();

    public static TheoryData<int> Lengths => [0, 1, 100, BufferBytes - 1, BufferBytes, BufferBytes + 1, 7 * BufferBytes, (9 * BufferBytes) + 123];

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task Read_ToTheEnd_GivesTheBytesAndChecksThem(int length)
    {
        byte[] content = Bytes(length);
        foreach (bool synchronous in (bool[])[false, true])
        {
            (long Count, string Sha256)? check = null;
            await using var stream = new ReadAheadStream(
                new ScriptedStream(content), (count, sha256) => check = (count, sha256), _progress, CancellationToken.None);
            using var all = new MemoryStream();
            if (synchronous)
            {
                stream.CopyTo(all);
            }
            else
            {
                await stream.CopyToAsync(all);
            }

            Assert.Equal(content, all.ToArray());
            Assert.Equal((content.Length, Convert.ToHexStringLower(SHA256.HashData(content))), check);
            Assert.True(stream.IsDrained);
        }

        Assert.Equal(2L * length, _progress.Bytes);
    }

    [Fact]
    public async Task Read_SmallAndLargeSyncAndAsyncByTurns_GivesTheBytes()
    {
        byte[] content = Bytes((3 * BufferBytes) + 77);
        await using ReadAheadStream stream = Open(new ScriptedStream(content));
        using var all = new MemoryStream();
        int[] sizes = [1, 7, 100_000, BufferBytes * 2, 4096];
        for (int turn = 0; ; turn++)
        {
            byte[] buffer = new byte[sizes[turn % sizes.Length]];
            int read = turn % 2 == 0 ? stream.Read(buffer) : await stream.ReadAsync(buffer);
            if (read == 0)
            {
                break;
            }

            all.Write(buffer, 0, read);
        }

        Assert.Equal(content, all.ToArray());
        Assert.Equal(0, stream.Read(new byte[1]));
    }

    [Fact]
    public async Task Read_EmptyBuffer_IsNotTheEnd()
    {
        await using ReadAheadStream stream = Open(new ScriptedStream(Bytes(10)));
        Assert.Equal(0, stream.Read([]));
        Assert.Equal(0, await stream.ReadAsync(Memory<byte>.Empty));
        Assert.False(stream.IsDrained);
        Assert.Equal(10, stream.Read(new byte[10]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Read_SourceFails_GivesTheBuffersBeforeAndThenItsException(bool synchronous)
    {
        byte[] content = Bytes(3 * BufferBytes);
        await using ReadAheadStream stream = Open(new ScriptedStream(content, new InvalidDataException("torn")));
        byte[] read = new byte[content.Length];
        await stream.ReadExactlyAsync(read);
        Assert.Equal(content, read);
        InvalidDataException exception = synchronous
            ? Assert.Throws<InvalidDataException>(() => { _ = stream.Read(new byte[1]); })
            : await Assert.ThrowsAsync<InvalidDataException>(() => stream.ReadAsync(new byte[1]).AsTask());
        Assert.Equal("torn", exception.Message);
        Assert.False(stream.IsDrained);
        await Assert.ThrowsAsync<InvalidDataException>(() => stream.DrainAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Read_CheckFails_ThrowsAtTheEndAndNotBefore()
    {
        byte[] content = Bytes(BufferBytes + 5);
        await using var stream = new ReadAheadStream(
            new ScriptedStream(content), (_, _) => throw new InvalidDataException("hash"), _progress, CancellationToken.None);
        await stream.ReadExactlyAsync(new byte[content.Length]);
        await Assert.ThrowsAsync<InvalidDataException>(() => stream.ReadAsync(new byte[1]).AsTask());
        Assert.False(stream.IsDrained);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public async Task Drain_AfterAPart_ChecksAll(int readBefore)
    {
        byte[] content = Bytes(6 * BufferBytes);
        long? checkedBytes = null;
        await using var stream = new ReadAheadStream(new ScriptedStream(content), (count, _) => checkedBytes = count, _progress, CancellationToken.None);
        await stream.ReadExactlyAsync(new byte[readBefore]);
        await stream.DrainAsync(CancellationToken.None);
        await stream.DrainAsync(CancellationToken.None);
        Assert.Equal(content.Length, checkedBytes);
        Assert.Equal(0, await stream.ReadAsync(new byte[1]));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Dispose_LongBeforeTheEnd_EndsTheReadingAndTheSource(bool synchronous)
    {
        var source = new ScriptedStream(Bytes(40 * BufferBytes));
        ReadAheadStream stream = Open(source);
        await stream.ReadExactlyAsync(new byte[10]);
        if (synchronous)
        {
            stream.Dispose();
        }

        await stream.DisposeAsync();
        Assert.True(source.IsDisposed);
        Assert.True(stream.IsDisposed);
        Assert.False(stream.IsDrained);
    }

    [Fact]
    public async Task Dispose_SourceNeverAnswers_DoesNotHang()
    {
        var source = new ScriptedStream([], waits: true);
        await Open(source).DisposeAsync();
        Assert.True(source.IsDisposed);
    }

    [Fact]
    public async Task Cancel_SourceNeverAnswers_ReadersAreToldSo()
    {
        using var stop = new CancellationTokenSource();
        await using ReadAheadStream stream = Open(new ScriptedStream([], waits: true), stop.Token);
        Task<int> read = stream.ReadAsync(new byte[1]).AsTask();
        Assert.False(read.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
    }

    [Fact]
    public async Task Read_OwnTokenIsCancelled_TheStreamStaysUsable()
    {
        byte[] content = Bytes(10);
        using var stop = new CancellationTokenSource();
        await using ReadAheadStream stream = Open(new ScriptedStream(content, waits: true));
        Task<int> read = stream.ReadAsync(new byte[1], stop.Token).AsTask();
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
        Assert.False(stream.IsDisposed);
    }

    private ReadAheadStream Open(Stream source, CancellationToken cancellationToken = default)
        => new(source, (_, _) => { }, _progress, cancellationToken);

    private static byte[] Bytes(int count)
    {
        byte[] bytes = new byte[count];
        new Random(count).NextBytes(bytes);
        return bytes;
    }
}
