namespace Pipeline.Nodes.Tests.Artifacts;

/// <summary>A source that gives its bytes in small pieces, then ends, fails or waits until it is cancelled.</summary>
internal sealed class ScriptedStream(byte[] content, Exception? failure = null, bool waits = false) : MemoryStream(content)
{
    public bool IsDisposed { get; private set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int read = await base.ReadAsync(buffer[..Math.Min(buffer.Length, 100_003)], cancellationToken);
        if (read == 0 && waits)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }

        return read > 0 || failure is null ? read : throw failure;
    }

    protected override void Dispose(bool disposing)
    {
        IsDisposed = true;
        base.Dispose(disposing);
    }
}
