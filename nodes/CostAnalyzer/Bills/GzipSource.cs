namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>
/// The bytes of a gzip file. <see cref="System.IO.Compression.GZipStream"/> ends at the first thing that is no further member, without a word: if the head of
/// one is damaged, all behind it would be lost in silence. So the last bytes are handed out one at a time, and what was not asked for is looked at.
/// </summary>
/// <param name="source">The file.</param>
/// <param name="length">Its length.</param>
internal sealed class GzipSource(Stream source, long length) : Stream
{
    // More than a reader takes at a time.
    private const int TailBytes = 1 << 16;

    private long _position;
    private int _last;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        long untilTail = length - TailBytes - _position;
        int count = source.Read(buffer[..(int)Math.Min(buffer.Length, Math.Max(1, untilTail))]);
        _position += count;
        _last = count > 0 ? buffer[count - 1] : _last;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <summary>To be called at the end of what was decompressed: whether anything but zeros follows, which pad files on tapes.</summary>
    public bool HasMore()
    {
        byte[] rest = new byte[TailBytes];
        bool isRead = false;
        for (int count; (count = source.Read(rest)) > 0; isRead = true)
        {
            if (rest.AsSpan(0, count).ContainsAnyExcept((byte)0))
            {
                return true;
            }
        }

        // The byte that told the reader that no member follows.
        return isRead && _last != 0;
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
