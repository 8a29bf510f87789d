using System.Buffers;
using System.Collections.Concurrent;

namespace Pipeline.Nodes.Store.S3;

/// <summary>
/// Buffers for parts. The shared pool keeps some for each thread, which for buffers of this size is too much: here exactly those that were
/// in use at once are kept.
/// </summary>
internal sealed class PartBuffers
{
    private readonly ConcurrentStack<byte[]> _kept = new();

    public byte[] Rent(int bytes)
    {
        if (bytes <= PartSizes.SmallestBytes / 2)
        {
            return ArrayPool<byte>.Shared.Rent(bytes);
        }

        return bytes <= PartSizes.SmallestBytes && _kept.TryPop(out byte[]? kept)
            ? kept
            : GC.AllocateUninitializedArray<byte>(Math.Max(bytes, PartSizes.SmallestBytes));
    }

    public void Return(byte[] buffer)
    {
        if (buffer.Length == PartSizes.SmallestBytes)
        {
            _kept.Push(buffer);
        }
        else if (buffer.Length < PartSizes.SmallestBytes)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
