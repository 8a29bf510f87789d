namespace Pipeline.Nodes.CostAnalyzer.Sums;

/// <summary>Numbers pairs of integers from 0 up in the order in which they first occur.</summary>
internal sealed class PairTable
{
    private readonly PagedList<(int First, int Second)> _pairs = new();

    // Number + 1 of a pair by its hash, 0 = free; open addressing, at most half full.
    private int[] _buckets = new int[256];

    public int Count => _pairs.Count;

    /// <summary>The pair with this number.</summary>
    public (int First, int Second) this[int number] => _pairs[number];

    /// <summary>The number of the pair; a new one, equal to the former <see cref="Count"/>, if it has not occurred.</summary>
    public int GetOrAdd(int first, int second)
    {
        int mask = _buckets.Length - 1;
        int bucket = Hash(first, second) & mask;
        for (; _buckets[bucket] != 0; bucket = (bucket + 1) & mask)
        {
            int number = _buckets[bucket] - 1;
            if (_pairs[number] == (first, second))
            {
                return number;
            }
        }

        _buckets[bucket] = _pairs.Count + 1;
        _pairs.Add((first, second));
        if (_pairs.Count > _buckets.Length / 2)
        {
            Grow();
        }

        return _pairs.Count - 1;
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
        for (int number = 0; number < _pairs.Count; number++)
        {
            (int first, int second) = _pairs[number];
            int bucket = Hash(first, second) & mask;
            while (_buckets[bucket] != 0)
            {
                bucket = (bucket + 1) & mask;
            }

            _buckets[bucket] = number + 1;
        }
    }
}
