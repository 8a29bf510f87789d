using CsvHelper;

namespace Pipeline.Nodes.CostAnalyzer.Tables;

/// <summary>A table of the report, ready to be written.</summary>
/// <param name="entry">What the summary says of it.</param>
internal abstract class ReportTable(TableEntry entry)
{
    private static readonly CsvWriterOptions Format = new() { NewLine = "\n" };

    public TableEntry Entry { get; } = entry;

    /// <summary>Writes the table as CSV: RFC 4180, UTF-8 without a byte order mark, LF. The stream stays open.</summary>
    public void Write(Stream stream)
    {
        using CsvWriter writer = CsvWriter.Create(stream, Format, leaveOpen: true);
        Write(writer);
        writer.Flush();
    }

    /// <summary>Writes the header and the rows.</summary>
    protected abstract void Write(CsvWriter writer);
}
