using Pipeline.Nodes.ChartRenderer.Fonts;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>Makes the charts of a table.</summary>
internal static class ChartComposer
{
    /// <summary>The layouts of the kinds that the table's data supports.</summary>
    /// <param name="content">The table.</param>
    /// <param name="kinds">The kinds that are wanted, of those that <see cref="ChartPlan"/> names for the table.</param>
    /// <param name="bill">The bill.</param>
    /// <param name="style">What the user chose.</param>
    /// <param name="ruler">Measures texts.</param>
    /// <exception cref="TableFormatException">The table is not what the contract says.</exception>
    public static IReadOnlyList<(ChartKind Kind, ChartLayout Layout)> Compose(
        TableContent content, IReadOnlyCollection<ChartKind> kinds, BillSummary bill, ChartStyle style, TextRuler ruler)
    {
        List<(ChartKind, ChartLayout)> layouts = [];
        foreach (ChartKind kind in ChartPlan.KindsOf(content.Table, bill.Period).Where(kinds.Contains))
        {
            if (ComposeOne(content, kind, bill, style, ruler) is { } layout)
            {
                layouts.Add((kind, layout));
            }
        }

        return layouts;
    }

    private static ChartLayout? ComposeOne(TableContent content, ChartKind kind, BillSummary bill, ChartStyle style, TextRuler ruler) => (kind, content.Rows) switch
    {
        (ChartKind.Bars, _) => BarChart.Compose(content.Groups, content.Table, bill, style, ruler),
        (ChartKind.Pareto, _) => ParetoChart.Fits(content.Groups) ? ParetoChart.Compose(content.Groups, content.Table, bill, style, ruler) : null,
        (ChartKind.Cumulative, _) => CumulativeChart.Compose(content.Periods, content.Table, bill, style, ruler),
        (ChartKind.MonthToDate, _) => MonthToDateChart.Compose(content.Periods, content.Table, bill, style, ruler),
        (ChartKind.Stacked, _) => StackedChart.Compose(content.PeriodGroups, content.Table, bill, style, ruler),
        (ChartKind.HeatMap, _) => HeatMapChart.Compose(content.PeriodGroups, content.Table, bill, style, ruler),
        (ChartKind.Measures, { } rows) => MeasuresChart.Compose(rows, content.Table, bill, style, ruler),
        (ChartKind.Waterfall, { } rows) => WaterfallChart.Compose(rows, content.Table, bill, style, ruler),
        (ChartKind.Anomalies, { } rows) => AnomalyChart.Compose(rows, content.Table, bill, style, ruler),
        _ => null,
    };
}
