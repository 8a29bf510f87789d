namespace Pipeline.Nodes.CostAnalyzer.Sums;

/// <summary>Values by pairs of integers, which are numbered from 0 up in the order in which they first occur. A pair lies beside its value, so that a look-up leads to one place.</summary>
internal sealed class PairTable<T>
    where T : struct
{
    private readonly PagedList<Entry> _entries = new();

    // Number + 1 of a pair by its hash, 0 = free; open addressing, at most half full.
    private int[] _buckets = new int[256];

    public int Count => _entries.Count;

    /// <summary>The pair with this number.</summary>
    public (int First, int Second) Pair(int number)
    {
        ref Entry entry = ref _entries[number];
        return (entry.First, entry.Second);
    }

    /// <summary>The value of the pair with this number, to be changed in place.</summary>
    public ref T Value(int number) => ref _entries[number].Value;

    /// <summary>The value of a pair, to be changed in place; the default if it has not occurred.</summary>
    /// <param name="first">The first of the pair.</param>
    /// <param name="second">The second.</param>
    /// <param name="number">The pair's number; the former <see cref="Count"/> if it has not occurred.</param>
    public ref T GetOrAdd(int first, int second, out int number)
    {
        int mask = _buckets.Length - 1;
        int bucket = Hash(first, second) & mask;
        for (; _buckets[bucket] != 0; bucket = (bucket + 1) & mask)
        {
            number = _buckets[bucket] - 1;
            ref Entry entry = ref _entries[number];
            if (entry.First == first && entry.Second == second)
            {
                return ref entry.Value;
            }
        }

        number = _entries.Count;
        _buckets[bucket] = number + 1;
        _entries.Add(new Entry { First = first, Second = second });
        if (_entries.Count > _buckets.Length / 2)
        {
            Grow();
        }

        return ref _entries[number].Value;
    }

    private static int Hash(int first, int second)
    {
        // Multiplication by 2^64 over the golden ratio spreads neighbouring numbers; the upper half has the best bits.
        ulong key = ((ulong)(uint)first << 32) | (uint)second;
        return (int)((key * 0x9E3779B97F4A7C15) >> 32);
    }

    private void Grow()
    {
        _buckets = new int[_buckets.Length * 2];
        int mask = _buckets.Length - 1;
        for (int number = 0; number < _entries.Count; number++)
        {
            (int first, int second) = Pair(number);
            int bucket = Hash(first, second) & mask;
            while (_buckets[bucket] != 0)
            {
                bucket = (bucket + 1) & mask;
            }

            _buckets[bucket] = number + 1;
        }
    }

    private struct Entry
    {
        public int First;
        public int Second;
        public T Value;
    }
}
