namespace Pipeline.Nodes.CostAnalyzer.Sums;

/// <summary>
/// Remembers which groups were folded, by a hash of 64 bits each: two names of one hash would be folded together, which costs a name and no cent.
/// When it is full, every name that is not held elsewhere counts as folded.
/// </summary>
/// <param name="roomFor">Eight times as many names are remembered.</param>
internal sealed class FoldedNames(int roomFor)
{
    private const ulong FnvOffset = 14695981039346656037;
    private const ulong FnvPrime = 1099511628211;
    private const long RoomFactor = 8;

    private readonly HashSet<ulong> _hashes = [];
    private readonly long _room = roomFor * RoomFactor;

    public int Count => _hashes.Count;

    public bool IsFull => _hashes.Count >= _room;

    public void Add(ReadOnlySpan<byte> name)
    {
        if (!IsFull)
        {
            _hashes.Add(Hash(name));
        }
    }

    public bool Holds(ReadOnlySpan<byte> name) => IsFull || _hashes.Contains(Hash(name));

    // FNV-1a, and a last step that spreads its upper bits.
    private static ulong Hash(ReadOnlySpan<byte> name)
    {
        ulong hash = FnvOffset;
        foreach (byte letter in name)
        {
            hash = (hash ^ letter) * FnvPrime;
        }

        hash ^= hash >> 32;
        return hash * 0x9E3779B97F4A7C15;
    }
}
