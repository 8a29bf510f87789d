using System.Buffers;
using System.Security.Cryptography;
using System.Threading.Channels;
using Pipeline.Nodes.Diagnostics;

namespace Pipeline.Nodes.Artifacts;

/// <summary>
/// A stream that another thread fills and hashes, a few buffers ahead, so that reading and hashing overlap with the work of who reads. At
/// its end the bytes are checked. Memory is bounded by the buffers.
/// </summary>
internal sealed class ReadAheadStream : ReadOnlyStream
{
    private const int BufferBytes = 512 * 1024;
    private const int BuffersAhead = 4;

    private readonly Channel<ReadOnlyMemory<byte>> _filled = Channel.CreateBounded<ReadOnlyMemory<byte>>(
        new BoundedChannelOptions(BuffersAhead) { SingleReader = true, SingleWriter = true });

    private readonly Stream _source;
    private readonly Action<long, string> _check;
    private readonly WorkProgress _progress;
    private readonly CancellationTokenSource _stop;
    private readonly Task _pump;
    private ReadOnlyMemory<byte> _current;
    private byte[]? _currentArray;
    private bool _drained;
    private bool _disposed;

    /// <param name="source">The bytes; disposed with this stream.</param>
    /// <param name="check">Called once with the count and the SHA-256 when all bytes have passed; throws if they are wrong.</param>
    /// <param name="progress">Told of each byte that was handed on.</param>
    /// <param name="cancellationToken">Ends the reading ahead.</param>
    public ReadAheadStream(Stream source, Action<long, string> check, WorkProgress progress, CancellationToken cancellationToken)
    {
        _source = source;
        _check = check;
        _progress = progress;
        _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _pump = Task.Run(PumpAsync, CancellationToken.None);
    }

    /// <summary>Whether every byte was read and the check passed.</summary>
    public bool IsDrained => _drained;

    /// <summary>Whether the stream was closed; what was not read by then was not checked.</summary>
    public bool IsDisposed => _disposed;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        while (_current.IsEmpty)
        {
            if (!_filled.Reader.TryRead(out ReadOnlyMemory<byte> next))
            {
                if (!_filled.Reader.WaitToReadAsync().AsTask().GetAwaiter().GetResult())
                {
                    return End();
                }

                continue;
            }

            Take(next);
        }

        return Copy(buffer);
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (buffer.IsEmpty)
        {
            return 0;
        }

        while (_current.IsEmpty)
        {
            if (!_filled.Reader.TryRead(out ReadOnlyMemory<byte> next))
            {
                if (!await _filled.Reader.WaitToReadAsync(cancellationToken))
                {
                    return End();
                }

                continue;
            }

            Take(next);
        }

        return Copy(buffer.Span);
    }

    /// <summary>Reads what is left, so that the check is made.</summary>
    public async Task DrainAsync(CancellationToken cancellationToken)
    {
        while (!_drained)
        {
            _current = default;
            if (await _filled.Reader.WaitToReadAsync(cancellationToken) && _filled.Reader.TryRead(out ReadOnlyMemory<byte> next))
            {
                Take(next);
            }
            else
            {
                End();
            }
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        await _stop.CancelAsync();
        await _pump.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        while (_filled.Reader.TryRead(out ReadOnlyMemory<byte> left))
        {
            Take(left);
        }

        Return();
        await _source.DisposeAsync();
        _stop.Dispose();
        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && !_disposed)
        {
            DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        base.Dispose(disposing);
    }

    private async Task PumpAsync()
    {
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            long count = 0;
            while (true)
            {
                byte[] buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
                int read = await _source.ReadAtLeastAsync(buffer, BufferBytes, throwOnEndOfStream: false, _stop.Token);
                hash.AppendData(buffer, 0, read);
                count += read;
                if (read > 0)
                {
                    await _filled.Writer.WriteAsync(buffer.AsMemory(0, read), _stop.Token);
                }

                if (read < BufferBytes)
                {
                    break;
                }
            }

            _check(count, Convert.ToHexStringLower(hash.GetHashAndReset()));
            _filled.Writer.Complete();
        }
        catch (Exception exception)
        {
            // Whoever reads gets it, after the bytes that came before.
            _filled.Writer.Complete(exception);
        }
    }

    private void Take(ReadOnlyMemory<byte> next)
    {
        Return();
        _current = next;
        System.Runtime.InteropServices.MemoryMarshal.TryGetArray(next, out ArraySegment<byte> segment);
        _currentArray = segment.Array;
    }

    private int Copy(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, _current.Length);
        _current.Span[..count].CopyTo(buffer);
        _current = _current[count..];
        _progress.AddBytes(count);
        return count;
    }

    private int End()
    {
        // Throws what the filling thread met.
        _filled.Reader.Completion.GetAwaiter().GetResult();
        _drained = true;
        return 0;
    }

    private void Return()
    {
        if (_currentArray is not null)
        {
            ArrayPool<byte>.Shared.Return(_currentArray);
            _currentArray = null;
        }

        _current = default;
    }
}
