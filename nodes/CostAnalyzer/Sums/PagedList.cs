namespace Pipeline.Nodes.CostAnalyzer.Sums;

/// <summary>A list that grows page by page, so that growing neither copies what is there nor doubles the memory.</summary>
internal sealed class PagedList<T>
    where T : struct
{
    private const int PageBits = 11;
    private const int PageSize = 1 << PageBits;

    private readonly List<T[]> _pages = [];

    public int Count { get; private set; }

    /// <summary>The item itself, to be changed in place.</summary>
    public ref T this[int index] => ref _pages[index >> PageBits][index & (PageSize - 1)];

    public void Add(T item)
    {
        if (Count == _pages.Count << PageBits)
        {
            _pages.Add(new T[PageSize]);
        }

        this[Count++] = item;
    }
}
