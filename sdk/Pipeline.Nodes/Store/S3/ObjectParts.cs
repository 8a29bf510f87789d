namespace Pipeline.Nodes.Store.S3;

/// <summary>
/// The parts of one pinned object, fetched side by side and handed on in order. No more than a window of them is held at once.
/// </summary>
/// <param name="bucket">The bucket.</param>
/// <param name="reader">Reads ranges.</param>
/// <param name="pin">The object.</param>
/// <param name="budget">Bounds the bytes of all downloads together; null for a stream, whose reader may pause while it holds its window.</param>
/// <param name="arrived">Told of each part as it arrives, in any order; may store it.</param>
/// <param name="cancellationToken">Ends the fetching.</param>
internal sealed class ObjectParts(
    S3Bucket bucket, S3Reader reader, ObjectPin pin, ByteBudget? budget, Func<ObjectPart, ValueTask>? arrived, CancellationToken cancellationToken) : IAsyncDisposable
{
    /// <summary>The size of a part in bytes. Small enough that what arrived is still in a cache of the processor when it is hashed and written.</summary>
    public const int PartBytes = 4 * 1024 * 1024;

    private static readonly int Window = TransferMemory.InFlightBytes / PartBytes;

    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private readonly Queue<Task<ObjectPart>> _ahead = new();
    private long _next;
    private bool _disposed;

    /// <summary>The next part in order, to be released by the caller; null at the end.</summary>
    public async ValueTask<ObjectPart?> NextAsync()
    {
        _stop.Token.ThrowIfCancellationRequested();
        FetchAhead();
        if (!_ahead.TryPeek(out Task<ObjectPart>? first))
        {
            return null;
        }

        // A part that failed stays first: nobody gets what comes after it.
        ObjectPart part = await first;
        _ = _ahead.Dequeue();
        return part;
    }

    /// <summary>Takes a part back.</summary>
    public void Release(ObjectPart part)
    {
        bucket.DownloadBuffers.Return(part.Buffer);
        budget?.Release(part.Taken);
        FetchAhead();
    }

    /// <summary>Ends the fetching. May be called again.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        await _stop.CancelAsync();
        while (_ahead.TryDequeue(out Task<ObjectPart>? part))
        {
            await ((Task)part).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (part.IsCompletedSuccessfully)
            {
                Release(await part);
            }
        }

        _stop.Dispose();
    }

    private void FetchAhead()
    {
        while (_ahead.Count < Window && _next < pin.Bytes && !_stop.IsCancellationRequested)
        {
            int length = (int)Math.Min(PartBytes, pin.Bytes - _next);
            _ahead.Enqueue(FetchAsync(_next, length));
            _next += length;
        }
    }

    private async Task<ObjectPart> FetchAsync(long offset, int length)
    {
        int taken = budget is null ? 0 : await budget.TakeAsync(length, _stop.Token);
        byte[] buffer = bucket.DownloadBuffers.Rent(length);
        try
        {
            var part = new ObjectPart(offset, length, buffer, taken);
            await reader.ReadAsync(pin, offset, part.Content, _stop.Token);
            if (arrived is not null)
            {
                await arrived(part);
            }

            return part;
        }
        catch
        {
            bucket.DownloadBuffers.Return(buffer);
            budget?.Release(taken);
            throw;
        }
    }
}
