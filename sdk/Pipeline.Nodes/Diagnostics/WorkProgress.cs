namespace Pipeline.Nodes.Diagnostics;

/// <summary>How far the work is. Thread-safe; cheap enough to be called once a buffer, not once a byte.</summary>
public sealed class WorkProgress
{
    private long _bytes;
    private long _expectedBytes;
    private long _rows;

    /// <summary>Bytes of input that were worked through so far.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>Bytes of input that there will be, as far as known; 0 where nothing is known.</summary>
    public long ExpectedBytes => Interlocked.Read(ref _expectedBytes);

    /// <summary>Rows that were worked through so far.</summary>
    public long Rows => Interlocked.Read(ref _rows);

    /// <summary>Adds bytes that were worked through. Bytes of inputs opened through the run are added by the host.</summary>
    /// <param name="count">How many more.</param>
    public void AddBytes(long count) => Interlocked.Add(ref _bytes, count);

    /// <summary>Adds to the bytes that are to come, so that the log can say percent.</summary>
    /// <param name="count">How many more are expected.</param>
    public void ExpectBytes(long count) => Interlocked.Add(ref _expectedBytes, count);

    /// <summary>Adds rows that were worked through.</summary>
    /// <param name="count">How many more.</param>
    public void AddRows(long count) => Interlocked.Add(ref _rows, count);
}
