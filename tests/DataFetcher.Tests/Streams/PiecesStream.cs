using Pipeline.Nodes.DataFetcher.Streams;

namespace Pipeline.Nodes.DataFetcher.Tests.Streams;

/// <summary>Gives bytes in pieces of a chosen size, and then, if told so, waits for ever or fails.</summary>
internal sealed class PiecesStream(byte[] bytes, int pieceBytes, Func<CancellationToken, Task>? atEnd = null) : ForwardStream
{
    private int _offset;

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        int count = Math.Min(Math.Min(pieceBytes, buffer.Length), bytes.Length - _offset);
        if (count == 0 && atEnd is not null)
        {
            await atEnd(cancellationToken);
        }

        bytes.AsSpan(_offset, count).CopyTo(buffer.Span);
        _offset += count;
        return count;
    }
}
