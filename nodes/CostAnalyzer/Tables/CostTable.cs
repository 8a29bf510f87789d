using System.Text;
using CsvHelper;
using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Sums;

namespace Pipeline.Nodes.CostAnalyzer.Tables;

/// <summary>One table of costs in one currency, ready to be written.</summary>
/// <param name="entry">What the summary says of it.</param>
/// <param name="query">What was asked for.</param>
/// <param name="byPeriod">Whether its rows have periods.</param>
/// <param name="groups">The groups of its rows; null if they have none.</param>
/// <param name="rows">Its rows, in order.</param>
internal sealed class CostTable(TableEntry entry, BillQuery query, bool byPeriod, RankedGroups? groups, IEnumerable<CostRow> rows) : ReportTable(entry)
{
    public IEnumerable<CostRow> Rows { get; } = rows;

    protected override void Write(CsvWriter writer)
    {
        WriteHeader(writer);
        byte[] currency = Encoding.UTF8.GetBytes(Entry.Currency);
        int lastPeriod = -1;
        string periodStart = "";
        foreach (CostRow[] rows in Rows.Chunk(NameTable.LoadsAtOnce))
        {
            groups?.LoadNames(rows);
            foreach (CostRow row in rows)
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
                    for (int column = 0; column < groups.Columns.Count; column++)
                    {
                        writer.WriteField(groups.Name(row.Group, column));
                    }
                }

                writer.WriteField(currency);
                writer.WriteField(row.Sum.Cost);
                writer.WriteField(row.Sum.RowCount);
                writer.EndRecord();
            }
        }
    }

    private void WriteHeader(CsvWriter writer)
    {
        if (byPeriod)
        {
            writer.WriteField("PeriodStart");
        }

        if (groups is not null)
        {
            foreach (string column in groups.Columns)
            {
                writer.WriteField(GroupName.OfColumn(column));
            }
        }

        writer.WriteField(BillQuery.CurrencyColumn);
        writer.WriteField(GroupName.OfColumn(query.CostColumn));
        writer.WriteField("RowCount");
        writer.EndRecord();
    }
}
