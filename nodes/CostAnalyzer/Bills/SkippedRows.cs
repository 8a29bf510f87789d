namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>Rows that were left out of every sum for one reason.</summary>
/// <param name="reason">Why.</param>
internal sealed class SkippedRows(string reason)
{
    public string Reason { get; } = reason;

    public long Count { get; private set; }

    /// <summary>The file of the first such row; null if there is none.</summary>
    public string? FirstFile { get; private set; }

    /// <summary>The line of the first such row.</summary>
    public long FirstLine { get; private set; }

    public void Add(string file, long line)
    {
        if (Count++ == 0)
        {
            FirstFile = file;
            FirstLine = line;
        }
    }
}
