using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace Pipeline.Nodes.CostAnalyzer.Sums;

/// <summary>Numbers UTF-8 names from 0 up in the order in which they first occur. Looking one up allocates nothing.</summary>
/// <remarks>
/// A name lies on a page behind its number, its length and a note, and its bucket holds a part of its hash and the place: with hundreds of thousands of
/// names every look at memory is a cache miss, and this takes two.
/// </remarks>
/// <param name="noteBytes">How large the note is that the caller keeps beside each name; a multiple of 8.</param>
internal sealed class NameTable(int noteBytes = 0)
{
    /// <summary>In place of a number: the bytes are not UTF-8.</summary>
    public const int NotUtf8 = -1;

    /// <summary>How many names are best loaded together: about as many loads as a processor has under way at once.</summary>
    public const int LoadsAtOnce = 32;

    private const int OffsetBits = 16;
    private const int PageBytes = 1 << OffsetBits;
    private const int NoteOffset = 2 * sizeof(int);

    // Of a bucket: the lower part is a place, the upper one a part of the hash.
    private const int PlaceBits = 40;
    private const ulong PlaceMask = (1UL << PlaceBits) - 1;

    // Another for each process, so that nobody can make up names that share a bucket.
    private static readonly ulong Seed = (ulong)Random.Shared.NextInt64();

    private readonly int _headerBytes = NoteOffset + noteBytes;
    private readonly PagedList<ulong> _places = new();
    private readonly List<byte[]> _pages = [new byte[PageBytes]];

    // The first place is not 0, which is a free bucket.
    private int _pageUsed = sizeof(ulong);
    private byte[] _lastPage = [];
    private int _lastOffset;
    private int _lastLength = -1;
    private int _lastNumber;

    // Open addressing, at most half full.
    private ulong[] _buckets = new ulong[256];

    public int Count => _places.Count;

    /// <summary>The name with this number.</summary>
    public ReadOnlySpan<byte> this[int number] => Name(_places[number], out _);

    /// <summary>The number of <paramref name="name"/>; a new one if it has not occurred; <see cref="NotUtf8"/> if it is no name.</summary>
    public int GetOrAdd(ReadOnlySpan<byte> name) => IsLast(name) ? _lastNumber : Resolve(name, Hash(name));

    /// <summary>The number of <paramref name="name"/>; a new one if it has not occurred.</summary>
    /// <param name="name">The name, which is UTF-8.</param>
    /// <param name="hash">Its <see cref="Hash"/>.</param>
    public int GetOrAdd(ReadOnlySpan<byte> name, ulong hash) => IsLast(name) || Find(name, hash, out int bucket) ? _lastNumber : Add(name, hash, bucket);

    /// <summary>Loads what looking up names with these hashes takes, see <see cref="Load"/>.</summary>
    /// <inheritdoc cref="Load" path="/returns"/>
    public ulong LoadByHash(ReadOnlySpan<ulong> hashes)
    {
        Span<ulong> places = stackalloc ulong[hashes.Length];
        for (int index = 0; index < places.Length; index++)
        {
            places[index] = _buckets[(int)hashes[index] & (_buckets.Length - 1)] & PlaceMask;
        }

        return Load(places);
    }

    /// <summary>Loads the names with these numbers, see <see cref="Load"/>.</summary>
    /// <inheritdoc cref="Load" path="/returns"/>
    public ulong LoadByNumber(ReadOnlySpan<int> numbers)
    {
        Span<ulong> places = stackalloc ulong[numbers.Length];
        for (int index = 0; index < places.Length; index++)
        {
            places[index] = _places[numbers[index]];
        }

        return Load(places);
    }

    /// <summary>What the caller keeps of the name that was found or added last: it is at hand then. Zero at first.</summary>
    public ref TNote LastNote<TNote>()
        where TNote : unmanaged => ref AsNote<TNote>(_lastPage, _lastOffset - _headerBytes);

    /// <summary>What the caller keeps of the name with this number.</summary>
    public ref TNote Note<TNote>(int number)
        where TNote : unmanaged => ref AsNote<TNote>(_pages[(int)(_places[number] >> OffsetBits)], (int)(_places[number] & (PageBytes - 1)));

    /// <summary>The number of a name that has occurred.</summary>
    public bool TryGet(ReadOnlySpan<byte> name, out int number)
    {
        number = _lastNumber;
        return IsLast(name) || TryGet(name, Hash(name), out number);
    }

    /// <inheritdoc cref="TryGet(ReadOnlySpan{byte}, out int)"/>
    public bool TryGet(ReadOnlySpan<byte> name, ulong hash, out int number)
    {
        bool found = IsLast(name) || Find(name, hash, out _);
        number = _lastNumber;
        return found;
    }

    /// <summary>A hash whose lower and upper bits are both well mixed: murmur's rounds over words of eight bytes.</summary>
    public static ulong Hash(ReadOnlySpan<byte> name)
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

    /// <summary>
    /// Loads the beginnings of what lies at some places into the cache. No load depends on another one, so that the processor waits for memory about once, not once for each.
    /// </summary>
    /// <returns>Something of what was loaded: the compiler would leave out a load that nobody uses, so it must not see either that nobody uses this.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private ulong Load(ReadOnlySpan<ulong> places)
    {
        ulong loaded = 0;
        foreach (ulong place in places)
        {
            byte[] page = _pages[(int)(place >> OffsetBits)];
            int offset = (int)(place & (PageBytes - 1));
            loaded += page[offset] + (ulong)page[offset + _headerBytes - 1];
        }

        return loaded;
    }

    private ref TNote AsNote<TNote>(byte[] page, int offset)
        where TNote : unmanaged => ref MemoryMarshal.AsRef<TNote>(page.AsSpan(offset + NoteOffset, noteBytes));

    // Only a name that is new has to be looked at: the others are equal to one that was.
    private int Resolve(ReadOnlySpan<byte> name, ulong hash) =>
        Find(name, hash, out int bucket) ? _lastNumber : Utf8.IsValid(name) ? Add(name, hash, bucket) : NotUtf8;

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
        ReadOnlySpan<byte> header = page.AsSpan(offset, NoteOffset);
        number = MemoryMarshal.Read<int>(header);
        return page.AsSpan(offset + _headerBytes, MemoryMarshal.Read<int>(header[sizeof(int)..]));
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
        _lastOffset = (int)(place & (PageBytes - 1)) + _headerBytes;
        _lastLength = length;
        _lastNumber = number;
    }

    private ulong Append(ReadOnlySpan<byte> name, int number)
    {
        if (_headerBytes + name.Length > PageBytes - _pageUsed)
        {
            _pages.Add(new byte[Math.Max(PageBytes, _headerBytes + name.Length)]);
            _pageUsed = 0;
        }

        Span<byte> free = _pages[^1].AsSpan(_pageUsed);
        MemoryMarshal.Write(free, number);
        MemoryMarshal.Write(free[sizeof(int)..], name.Length);
        name.CopyTo(free[_headerBytes..]);
        ulong place = ((ulong)(_pages.Count - 1) << OffsetBits) | (uint)_pageUsed;

        // A name longer than a page fills the page that was made for it. Notes lie at multiples of 8.
        _pageUsed = Math.Min(PageBytes, (_pageUsed + _headerBytes + name.Length + sizeof(ulong) - 1) & -sizeof(ulong));
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
