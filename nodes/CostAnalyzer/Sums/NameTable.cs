using System.Text.Unicode;

namespace Pipeline.Nodes.CostAnalyzer.Sums;

/// <summary>Numbers UTF-8 names from 0 up in the order in which they first occur. Looking one up allocates nothing.</summary>
internal sealed class NameTable
{
    /// <summary>In place of a number: the bytes are not UTF-8.</summary>
    public const int NotUtf8 = -1;

    private const int PageBytes = 1 << 16;

    private readonly PagedList<Entry> _entries = new();
    private readonly List<byte[]> _pages = [];
    private int _pageUsed = PageBytes;
    private int _last;

    // Number + 1 of a name by its hash, 0 = free; open addressing, at most half full.
    private int[] _buckets = new int[256];

    public int Count => _entries.Count;

    /// <summary>The name with this number.</summary>
    public ReadOnlySpan<byte> this[int number]
    {
        get
        {
            Entry entry = _entries[number];
            return _pages[entry.Page].AsSpan(entry.Offset, entry.Length);
        }
    }

    /// <summary>The number of <paramref name="name"/>; a new one if it has not occurred; <see cref="NotUtf8"/> if it is no name.</summary>
    public int GetOrAdd(ReadOnlySpan<byte> name)
    {
        // Currencies hardly change from row to row, and bills often come sorted.
        if (_last < Count && this[_last].SequenceEqual(name))
        {
            return _last;
        }

        int number = Find(name);
        if (number >= 0)
        {
            _last = number;
        }

        return number;
    }

    /// <summary>Whether a name has occurred.</summary>
    public bool Contains(ReadOnlySpan<byte> name)
    {
        if (_last < Count && this[_last].SequenceEqual(name))
        {
            return true;
        }

        int hash = Hash(name);
        int mask = _buckets.Length - 1;
        for (int bucket = hash & mask; _buckets[bucket] != 0; bucket = (bucket + 1) & mask)
        {
            int number = _buckets[bucket] - 1;
            if (_entries[number].Hash == hash && this[number].SequenceEqual(name))
            {
                _last = number;
                return true;
            }
        }

        return false;
    }

    private static int Hash(ReadOnlySpan<byte> name)
    {
        HashCode hasher = default;
        hasher.AddBytes(name);
        return hasher.ToHashCode();
    }

    private int Find(ReadOnlySpan<byte> name)
    {
        int hash = Hash(name);

        int mask = _buckets.Length - 1;
        int bucket = hash & mask;
        for (; _buckets[bucket] != 0; bucket = (bucket + 1) & mask)
        {
            int number = _buckets[bucket] - 1;
            if (_entries[number].Hash == hash && this[number].SequenceEqual(name))
            {
                return number;
            }
        }

        // Only a name that is new has to be looked at: the others are equal to one that was.
        if (!Utf8.IsValid(name))
        {
            return NotUtf8;
        }

        _buckets[bucket] = _entries.Count + 1;
        Append(name, hash);
        if (_entries.Count > _buckets.Length / 2)
        {
            Grow();
        }

        return _entries.Count - 1;
    }

    private void Append(ReadOnlySpan<byte> name, int hash)
    {
        if (_pages.Count == 0 || name.Length > PageBytes - _pageUsed)
        {
            _pages.Add(new byte[Math.Max(PageBytes, name.Length)]);
            _pageUsed = 0;
        }

        name.CopyTo(_pages[^1].AsSpan(_pageUsed));
        _entries.Add(new Entry(hash, _pages.Count - 1, _pageUsed, name.Length));

        // A name longer than a page fills the page that was made for it.
        _pageUsed = Math.Min(PageBytes, _pageUsed + name.Length);
    }

    private void Grow()
    {
        _buckets = new int[_buckets.Length * 2];
        int mask = _buckets.Length - 1;
        for (int number = 0; number < _entries.Count; number++)
        {
            int bucket = _entries[number].Hash & mask;
            while (_buckets[bucket] != 0)
            {
                bucket = (bucket + 1) & mask;
            }

            _buckets[bucket] = number + 1;
        }
    }

    private readonly record struct Entry(int Hash, int Page, int Offset, int Length);
}
