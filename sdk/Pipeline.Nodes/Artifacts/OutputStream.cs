using System.Buffers;
using System.Security.Cryptography;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Artifacts;

/// <summary>Writes to an upload, and hashes what passes.</summary>
internal sealed class OutputStream(IStagedUpload upload, CancellationToken uploadCancellation) : Stream
{
    private const int BufferBytes = 128 * 1024;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[]? _buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
    private int _buffered;
    private bool _broken;

    public IStagedUpload Upload { get; } = upload;

    /// <summary>Whether it was disposed after all writes had succeeded.</summary>
    public bool IsComplete { get; private set; }

    public long WrittenBytes { get; private set; }

    /// <summary>The SHA-256 of all bytes in lower-case hex, once complete.</summary>
    public string Sha256 { get; private set; } = "";

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => _buffer is not null;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_buffer is null, this);
        if (buffer.Length >= BufferBytes)
        {
            await FlushBufferAsync(cancellationToken);
            await SendAsync(buffer, cancellationToken);
            return;
        }

        while (!buffer.IsEmpty)
        {
            int count = Math.Min(buffer.Length, BufferBytes - _buffered);
            buffer[..count].CopyTo(_buffer.AsMemory(_buffered));
            _buffered += count;
            buffer = buffer[count..];
            if (_buffered == BufferBytes)
            {
                await FlushBufferAsync(cancellationToken);
            }
        }
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        ObjectDisposedException.ThrowIf(_buffer is null, this);
        while (!buffer.IsEmpty)
        {
            int count = Math.Min(buffer.Length, BufferBytes - _buffered);
            buffer[..count].CopyTo(_buffer.AsSpan(_buffered));
            _buffered += count;
            buffer = buffer[count..];
            if (_buffered == BufferBytes)
            {
                FlushBufferAsync(uploadCancellation).AsTask().GetAwaiter().GetResult();
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Does nothing: what is buffered leaves when the buffer is full or the stream is disposed.</summary>
    public override void Flush()
    {
    }

    /// <summary>Does nothing, as <see cref="Flush"/>.</summary>
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override async ValueTask DisposeAsync()
    {
        if (_buffer is not null)
        {
            try
            {
                if (!_broken)
                {
                    await FlushBufferAsync(uploadCancellation);
                }

                Sha256 = Convert.ToHexStringLower(_hash.GetHashAndReset());
                IsComplete = !_broken;
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(_buffer);
                _buffer = null;
                _hash.Dispose();
            }
        }

        await base.DisposeAsync();
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && _buffer is not null)
        {
            DisposeAsync().AsTask().GetAwaiter().GetResult();
        }

        base.Dispose(disposing);
    }

    private async ValueTask FlushBufferAsync(CancellationToken cancellationToken)
    {
        if (_buffered > 0)
        {
            int count = _buffered;
            _buffered = 0;
            await SendAsync(_buffer.AsMemory(0, count), cancellationToken);
        }
    }

    private async ValueTask SendAsync(ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        if (_broken)
        {
            throw new IOException($"An earlier write to {Upload.Reference.Key} failed, so that the output has a gap. Let the exception of that write end the attempt.");
        }

        _hash.AppendData(content.Span);
        _broken = true;
        await Upload.WriteAsync(content, cancellationToken);
        _broken = false;
        WrittenBytes += content.Length;
    }
}
