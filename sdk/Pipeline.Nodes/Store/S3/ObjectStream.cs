using Pipeline.Nodes.Artifacts;

namespace Pipeline.Nodes.Store.S3;

/// <summary>A pinned object as a stream.</summary>
internal sealed class ObjectStream(ObjectParts parts) : ReadOnlyStream
{
    private ObjectPart? _part;
    private int _position;
    private bool _ended;

    /// <summary>Fetches the first part, so that an object that is not there is found when it is opened.</summary>
    public async Task OpenAsync() => await AdvanceAsync();

    public override int Read(Span<byte> buffer)
    {
        while (!_ended && (_part is null || _position == _part.Length))
        {
            AdvanceAsync().AsTask().GetAwaiter().GetResult();
        }

        return Copy(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        while (!_ended && (_part is null || _position == _part.Length))
        {
            await AdvanceAsync();
        }

        return Copy(buffer.Span);
    }

    public override async ValueTask DisposeAsync()
    {
        ReleasePart();
        await parts.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            ReleasePart();
            parts.DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        base.Dispose(disposing);
    }

    private async ValueTask AdvanceAsync()
    {
        ReleasePart();
        _part = await parts.NextAsync();
        _ended = _part is null;
    }

    private void ReleasePart()
    {
        if (_part is { } part)
        {
            _part = null;
            _position = 0;
            parts.Release(part);
        }
    }

    private int Copy(Span<byte> buffer)
    {
        if (_part is null)
        {
            return 0;
        }

        int count = Math.Min(buffer.Length, _part.Length - _position);
        _part.Content.Span.Slice(_position, count).CopyTo(buffer);
        _position += count;
        return count;
    }
}
