namespace Pipeline.Nodes.Store.S3;

/// <summary>Bounds the bytes that are in flight at once. Whoever asks first is served first; more than there is takes all of it.</summary>
internal sealed class ByteBudget(int bytes) : IDisposable
{
    private const int UnitBytes = 1024 * 1024;

    private readonly int _units = bytes / UnitBytes;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SemaphoreSlim _free = new(bytes / UnitBytes, bytes / UnitBytes);

    /// <summary>Waits until there is room.</summary>
    /// <returns>What to give back with <see cref="Release"/>.</returns>
    public async Task<int> TakeAsync(int wanted, CancellationToken cancellationToken)
    {
        int units = Math.Clamp((wanted + UnitBytes - 1) / UnitBytes, 1, _units);
        int taken = 0;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            for (; taken < units; taken++)
            {
                await _free.WaitAsync(cancellationToken);
            }

            return units;
        }
        catch (OperationCanceledException) when (taken > 0)
        {
            _free.Release(taken);
            throw;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Gives room back.</summary>
    public void Release(int taken) => _free.Release(taken);

    public void Dispose()
    {
        _turn.Dispose();
        _free.Dispose();
    }
}
