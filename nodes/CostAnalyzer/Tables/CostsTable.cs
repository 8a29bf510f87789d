using CsvHelper;
using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Sums;

namespace Pipeline.Nodes.CostAnalyzer.Tables;

/// <summary>Several measures side by side: a row for each period and measure.</summary>
/// <param name="entry">What the summary says of it.</param>
/// <param name="query">What was asked for.</param>
/// <param name="costs">The measures with their periods, ascending.</param>
internal sealed class CostsTable(TableEntry entry, BillQuery query, IReadOnlyList<(string Column, IReadOnlyList<CostRow> Periods)> costs) : ReportTable(entry)
{
    protected override void Write(CsvWriter writer)
    {
        foreach (string cell in (ReadOnlySpan<string>)["PeriodStart", "Measure", BillQuery.CurrencyColumn, "Cost", "RowCount"])
        {
            writer.WriteField(cell);
        }

        writer.EndRecord();
        foreach ((int period, string column, CostCell sum) in costs
            .SelectMany((cost, index) => cost.Periods.Select(row => (row.Period, index, cost.Column, row.Sum)))
            .OrderBy(row => row.Period).ThenBy(row => row.index)
            .Select(row => (row.Period, row.Column, row.Sum)))
        {
            writer.WriteField(PeriodCalendar.Start(query.Period, period));
            writer.WriteField(GroupName.OfColumn(column));
            writer.WriteField(Entry.Currency);
            writer.WriteField(sum.Cost);
            writer.WriteField(sum.RowCount);
            writer.EndRecord();
        }
    }
}
