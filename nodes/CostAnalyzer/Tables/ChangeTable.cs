using System.Text;
using CsvHelper;
using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Changes;

namespace Pipeline.Nodes.CostAnalyzer.Tables;

/// <summary>The change of each group from one period to the next.</summary>
/// <param name="entry">What the summary says of it.</param>
/// <param name="change">The changes.</param>
/// <param name="groups">The groups; null if the bill is told as a whole.</param>
internal sealed class ChangeTable(TableEntry entry, ChangeReport change, RankedGroups? groups) : ReportTable(entry)
{
    protected override void Write(CsvWriter writer)
    {
        int columnCount = groups?.Columns.Count ?? 0;
        IEnumerable<string> columns = groups?.Columns.Select(CellTable.Text) ?? [];
        foreach (string cell in (string[])
            ["PreviousStart", "PeriodStart", .. columns, BillQuery.CurrencyColumn, "PreviousCost", "Cost", "Change", "PriceEffect", "VolumeEffect", "OtherEffect"])
        {
            writer.WriteField(cell);
        }

        writer.EndRecord();
        byte[] before = Encoding.UTF8.GetBytes(PeriodCalendar.Start(change.Over, change.Period - 1));
        byte[] after = Encoding.UTF8.GetBytes(PeriodCalendar.Start(change.Over, change.Period));
        byte[] currency = Encoding.UTF8.GetBytes(Entry.Currency);
        foreach (GroupChange group in change.Groups)
        {
            writer.WriteField(before);
            writer.WriteField(after);
            for (int column = 0; column < columnCount; column++)
            {
                writer.WriteField(groups!.Name(group.Group, column));
            }

            writer.WriteField(currency);
            writer.WriteField(group.Before);
            writer.WriteField(group.After);
            writer.WriteField(group.Change);
            writer.WriteField(group.Price);
            writer.WriteField(group.Volume);
            writer.WriteField(group.Unsplit);
            writer.EndRecord();
        }
    }
}
