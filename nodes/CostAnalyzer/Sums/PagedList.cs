namespace Pipeline.Nodes.CostAnalyzer.Sums;

/// <summary>A list that grows page by page, so that growing neither copies what is there nor doubles the memory.</summary>
internal sealed class PagedList<T>
    where T : struct
{
    private const int PageBits = 10;
    private const int PageSize = 1 << PageBits;

    private T[][] _pages = [];

    public int Count { get; private set; }

    /// <summary>The item itself, to be changed in place.</summary>
    public ref T this[int index] => ref _pages[index >> PageBits][index & (PageSize - 1)];

    public void Add(T item)
    {
        int page = Count >> PageBits;
        if (Count == page << PageBits)
        {
            if (page == _pages.Length)
            {
                Array.Resize(ref _pages, Math.Max(4, page * 2));
            }

            _pages[page] = new T[PageSize];
        }

        this[Count++] = item;
    }
}
