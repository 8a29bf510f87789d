using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace Pipeline.Nodes.CostAnalyzer.Sums;

/// <summary>Numbers UTF-8 names from 0 up in the order in which they first occur. Looking one up allocates nothing.</summary>
/// <remarks>
/// A name lies on a page behind its number, its length and a note, and its bucket holds a part of its hash and the place: with hundreds of thousands of
/// names every look at memory is a cache miss, and this takes two.
/// </remarks>
internal sealed class NameTable
{
    /// <summary>In place of a number: the bytes are not UTF-8.</summary>
    public const int NotUtf8 = -1;

    private const int OffsetBits = 16;
    private const int PageBytes = 1 << OffsetBits;
    private const int NoteOffset = 2 * sizeof(int);
    private const int HeaderBytes = NoteOffset + sizeof(ulong);

    // Of a bucket: the lower part is a place, the upper one a part of the hash.
    private const int PlaceBits = 40;
    private const ulong PlaceMask = (1UL << PlaceBits) - 1;

    // Another for each process, so that nobody can make up names that share a bucket.
    private static readonly ulong Seed = (ulong)Random.Shared.NextInt64();

    private readonly PagedList<ulong> _places = new();
    private readonly List<byte[]> _pages = [];

    // The first place is not 0, which is a free bucket.
    private int _pageUsed = HeaderBytes;
    private byte[] _lastPage = new byte[PageBytes];
    private int _lastOffset;
    private int _lastLength = -1;
    private int _lastNumber;

    // Open addressing, at most half full.
    private ulong[] _buckets = new ulong[256];

    public NameTable() => _pages.Add(_lastPage);

    public int Count => _places.Count;

    /// <summary>The name with this number.</summary>
    public ReadOnlySpan<byte> this[int number] => Name(_places[number], out _);

    /// <summary>The number of <paramref name="name"/>; a new one if it has not occurred; <see cref="NotUtf8"/> if it is no name.</summary>
    public int GetOrAdd(ReadOnlySpan<byte> name)
    {
        if (IsLast(name))
        {
            return _lastNumber;
        }

        ulong hash = Hash(name);
        if (Find(name, hash, out int bucket))
        {
            return _lastNumber;
        }

        // Only a name that is new has to be looked at: the others are equal to one that was.
        return Utf8.IsValid(name) ? Add(name, hash, bucket) : NotUtf8;
    }

    /// <summary>What the caller keeps of the name that was found or added last: it is at hand then. 0 at first.</summary>
    public ref ulong LastNote => ref MemoryMarshal.AsRef<ulong>(_lastPage.AsSpan(_lastOffset - HeaderBytes + NoteOffset, sizeof(ulong)));

    /// <summary>The number of a name that has occurred.</summary>
    public bool TryGet(ReadOnlySpan<byte> name, out int number)
    {
        bool found = IsLast(name) || Find(name, Hash(name), out _);
        number = _lastNumber;
        return found;
    }

    /// <summary>A hash whose lower and upper bits are both well mixed: murmur's rounds over words of eight bytes.</summary>
    private static ulong Hash(ReadOnlySpan<byte> name)
    {
        const ulong Multiplier = 0xC6A4A7935BD1E995;
        ulong hash = Seed ^ ((ulong)name.Length * Multiplier);
        while (name.Length >= sizeof(ulong))
        {
            hash = Round(hash, MemoryMarshal.Read<ulong>(name));
            name = name[sizeof(ulong)..];
        }

        ulong rest = 0;
        foreach (byte letter in name)
        {
            rest = (rest << 8) | letter;
        }

        hash = Round(hash, rest);
        hash = (hash ^ (hash >> 47)) * Multiplier;
        return hash ^ (hash >> 47);

        static ulong Round(ulong hash, ulong word)
        {
            word *= Multiplier;
            word = (word ^ (word >> 47)) * Multiplier;
            return (hash ^ word) * Multiplier;
        }
    }

    // Currencies hardly change from row to row, and bills often come sorted.
    private bool IsLast(ReadOnlySpan<byte> name) => name.Length == _lastLength && name.SequenceEqual(_lastPage.AsSpan(_lastOffset, _lastLength));

    private bool Find(ReadOnlySpan<byte> name, ulong hash, out int bucket)
    {
        ulong[] buckets = _buckets;
        int mask = buckets.Length - 1;
        bucket = (int)hash & mask;
        for (ulong held; (held = buckets[bucket]) != 0; bucket = (bucket + 1) & mask)
        {
            if ((held ^ hash) >> PlaceBits == 0 && Name(held & PlaceMask, out int number).SequenceEqual(name))
            {
                Remember(held & PlaceMask, name.Length, number);
                return true;
            }
        }

        return false;
    }

    private ReadOnlySpan<byte> Name(ulong place, out int number)
    {
        byte[] page = _pages[(int)(place >> OffsetBits)];
        int offset = (int)(place & (PageBytes - 1));
        ReadOnlySpan<byte> header = page.AsSpan(offset, HeaderBytes);
        number = MemoryMarshal.Read<int>(header);
        return page.AsSpan(offset + HeaderBytes, MemoryMarshal.Read<int>(header[sizeof(int)..]));
    }

    private int Add(ReadOnlySpan<byte> name, ulong hash, int bucket)
    {
        int number = _places.Count;
        ulong place = Append(name, number);
        _places.Add(place);
        _buckets[bucket] = (hash & ~PlaceMask) | place;
        Remember(place, name.Length, number);
        if (_places.Count > _buckets.Length / 2)
        {
            Grow();
        }

        return number;
    }

    private void Remember(ulong place, int length, int number)
    {
        _lastPage = _pages[(int)(place >> OffsetBits)];
        _lastOffset = (int)(place & (PageBytes - 1)) + HeaderBytes;
        _lastLength = length;
        _lastNumber = number;
    }

    private ulong Append(ReadOnlySpan<byte> name, int number)
    {
        if (HeaderBytes + name.Length > PageBytes - _pageUsed)
        {
            _pages.Add(new byte[Math.Max(PageBytes, HeaderBytes + name.Length)]);
            _pageUsed = 0;
        }

        Span<byte> free = _pages[^1].AsSpan(_pageUsed);
        MemoryMarshal.Write(free, number);
        MemoryMarshal.Write(free[sizeof(int)..], name.Length);
        MemoryMarshal.Write(free[NoteOffset..], 0UL);
        name.CopyTo(free[HeaderBytes..]);
        ulong place = ((ulong)(_pages.Count - 1) << OffsetBits) | (uint)_pageUsed;

        // A name longer than a page fills the page that was made for it. Notes lie at multiples of their size.
        _pageUsed = Math.Min(PageBytes, (_pageUsed + HeaderBytes + name.Length + sizeof(ulong) - 1) & -sizeof(ulong));
        return place;
    }

    private void Grow()
    {
        _buckets = new ulong[_buckets.Length * 2];
        int mask = _buckets.Length - 1;
        for (int number = 0; number < _places.Count; number++)
        {
            ulong hash = Hash(this[number]);
            int bucket = (int)hash & mask;
            while (_buckets[bucket] != 0)
            {
                bucket = (bucket + 1) & mask;
            }

            _buckets[bucket] = (hash & ~PlaceMask) | _places[number];
        }
    }
}
