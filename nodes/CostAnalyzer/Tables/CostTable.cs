using System.Text;
using CsvHelper;
using Pipeline.Nodes.CostAnalyzer.Bills;

namespace Pipeline.Nodes.CostAnalyzer.Tables;

/// <summary>One table of costs in one currency, ready to be written.</summary>
/// <param name="entry">What the summary says of it.</param>
/// <param name="query">What was asked for.</param>
/// <param name="byPeriod">Whether its rows have periods.</param>
/// <param name="groups">The groups of its rows; null if they have none.</param>
/// <param name="rows">Its rows, in order.</param>
internal sealed class CostTable(TableEntry entry, BillQuery query, bool byPeriod, RankedGroups? groups, IReadOnlyList<CostRow> rows)
{
    private static readonly CsvWriterOptions Format = new() { NewLine = "\n" };

    public TableEntry Entry { get; } = entry;

    public IReadOnlyList<CostRow> Rows { get; } = rows;

    /// <summary>Writes the table as CSV: RFC 4180, UTF-8 without a byte order mark, LF. The stream stays open.</summary>
    public void Write(Stream stream)
    {
        using CsvWriter writer = CsvWriter.Create(stream, Format, leaveOpen: true);
        WriteHeader(writer);
        byte[] currency = Encoding.UTF8.GetBytes(Entry.Currency);
        int lastPeriod = -1;
        string periodStart = "";
        foreach (CostRow row in Rows)
        {
            if (byPeriod)
            {
                if (row.Period != lastPeriod)
                {
                    lastPeriod = row.Period;
                    periodStart = PeriodCalendar.Start(query.Period, row.Period);
                }

                writer.WriteField(periodStart);
            }

            if (groups is not null)
            {
                writer.WriteField(groups.Name(row.Group));
            }

            writer.WriteField(currency);
            writer.WriteField(row.Sum.Cost);
            writer.WriteField(row.Sum.RowCount);
            writer.EndRecord();
        }

        writer.Flush();
    }

    private void WriteHeader(CsvWriter writer)
    {
        if (byPeriod)
        {
            writer.WriteField("PeriodStart");
        }

        if (groups is not null)
        {
            writer.WriteField(groups.Column);
        }

        writer.WriteField(BillQuery.CurrencyColumn);
        writer.WriteField(query.CostColumn);
        writer.WriteField("RowCount");
        writer.EndRecord();
    }
}
