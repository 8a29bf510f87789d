using Pipeline.Nodes.ChartRenderer.Fonts;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>Knows which chart belongs to which table.</summary>
internal static class ChartComposer
{
    /// <summary>The name of the picture that is made of a table.</summary>
    public static string FileName(BillTable table, PeriodKind period)
    {
        string tableStart = $"cost_by_{period.ToString().ToLowerInvariant()}";
        string stem = table.Kind == TableKind.Period && table.Stem.StartsWith(tableStart, StringComparison.Ordinal)
            ? $"cumulative_cost{table.Stem[tableStart.Length..]}"
            : table.Stem;
        return stem + ".png";
    }

    /// <exception cref="TableFormatException">The table is not what the contract says.</exception>
    public static ChartLayout Compose(Stream csv, BillTable table, BillSummary bill, ChartStyle style, TextRuler ruler) => table.Kind switch
    {
        TableKind.Group => BarChart.Compose(TableReader.ReadGroups(csv, table, bill), table, bill, style, ruler),
        TableKind.Period => CumulativeChart.Compose(TableReader.ReadPeriods(csv, table, bill), table, bill, style, ruler),
        _ => StackedChart.Compose(TableReader.ReadPeriodGroups(csv, table, bill), table, bill, style, ruler),
    };
}
