using System.Buffers;
using System.Collections.Concurrent;

namespace Pipeline.Nodes.Store.S3;

/// <summary>
/// Buffers for parts. The shared pool keeps some for each thread, which for buffers of this size is too much: here exactly those that were
/// in use at once are kept.
/// </summary>
/// <param name="partBytes">The size of a part that is kept.</param>
internal sealed class PartBuffers(int partBytes)
{
    private readonly ConcurrentStack<byte[]> _kept = new();

    public byte[] Rent(int bytes)
    {
        if (bytes <= partBytes / 2)
        {
            return ArrayPool<byte>.Shared.Rent(bytes);
        }

        return bytes <= partBytes && _kept.TryPop(out byte[]? kept)
            ? kept
            : GC.AllocateUninitializedArray<byte>(Math.Max(bytes, partBytes));
    }

    public void Return(byte[] buffer)
    {
        if (buffer.Length == partBytes)
        {
            _kept.Push(buffer);
        }
        else if (buffer.Length < partBytes)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
