using System.Buffers.Binary;

namespace Pipeline.Nodes.ChartRenderer.Png;

/// <summary>Cuts what is written to it into IDAT chunks of at most 64 KiB.</summary>
internal sealed class ChunkStream(Stream output) : Stream
{
    private const int ChunkBytes = 64 * 1024;

    private readonly byte[] _buffer = new byte[ChunkBytes];
    private int _count;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public static void WriteChunk(Stream output, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        output.Write(number);
        output.Write(type);
        output.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc32.Finish(Crc32.Add(Crc32.Add(Crc32.Start, type), data)));
        output.Write(number);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (!buffer.IsEmpty)
        {
            int taken = Math.Min(buffer.Length, ChunkBytes - _count);
            buffer[..taken].CopyTo(_buffer.AsSpan(_count));
            _count += taken;
            buffer = buffer[taken..];
            if (_count == ChunkBytes)
            {
                EndChunk();
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Ends the last chunk. zlib flushes too, but what it has is still to grow into a full chunk then, so this is called once, at the end.</summary>
    public override void Flush()
    {
        if (_count > 0)
        {
            EndChunk();
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void EndChunk()
    {
        WriteChunk(output, "IDAT"u8, _buffer.AsSpan(0, _count));
        _count = 0;
    }
}
