using CsvHelper;

namespace Pipeline.Nodes.ChartRenderer.Tables;

/// <summary>What a page shows of a table: its first rows, as they are written, and how many there are. A table of any length takes no more memory than these.</summary>
internal sealed class PageRows
{
    /// <summary>How many rows are kept: what a person scrolls through.</summary>
    public const int MaxRows = 500;

    private readonly List<string[]> _rows = [];

    public IReadOnlyList<string> Header { get; private set; } = [];

    /// <summary>The first rows, at most <see cref="MaxRows"/>.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows => _rows;

    /// <summary>How many rows the table has.</summary>
    public int RowCount { get; private set; }

    /// <summary>Keeps the header that a reader has just read.</summary>
    public void KeepHeader(CsvReader reader) => Header = [.. reader.Headers];

    /// <summary>Counts the row that a reader stands at, and keeps it if it is one of the first.</summary>
    public void Keep(CsvReader reader)
    {
        RowCount++;
        if (_rows.Count < MaxRows)
        {
            _rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(index => reader.GetString(index))]);
        }
    }
}
