using Pipeline.Nodes.ChartRenderer.Fonts;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>Makes the charts of a table, which is read once for all of them.</summary>
internal static class ChartComposer
{
    /// <summary>The layouts of the kinds that the table's data supports.</summary>
    /// <param name="csv">The table.</param>
    /// <param name="table">What it is.</param>
    /// <param name="kinds">The kinds that are wanted, of those that <see cref="ChartPlan"/> names for the table.</param>
    /// <param name="bill">The bill.</param>
    /// <param name="style">What the user chose.</param>
    /// <param name="ruler">Measures texts.</param>
    /// <exception cref="TableFormatException">The table is not what the contract says.</exception>
    public static IReadOnlyList<(ChartKind Kind, ChartLayout Layout)> Compose(
        Stream csv, BillTable table, IReadOnlyCollection<ChartKind> kinds, BillSummary bill, ChartStyle style, TextRuler ruler)
    {
        switch (table.Kind)
        {
            case TableKind.Group:
                IReadOnlyList<GroupCost> groups = TableReader.ReadGroups(csv, table, bill);
                return
                [
                    .. One(ChartKind.Bars, () => BarChart.Compose(groups, table, bill, style, ruler)),
                    .. One(ChartKind.Pareto, () => ParetoChart.Fits(groups) ? ParetoChart.Compose(groups, table, bill, style, ruler) : null),
                ];
            case TableKind.Period:
                IReadOnlyList<PeriodCost> periods = TableReader.ReadPeriods(csv, table, bill);
                return
                [
                    .. One(ChartKind.Cumulative, () => CumulativeChart.Compose(periods, table, bill, style, ruler)),
                    .. One(ChartKind.MonthToDate, () => MonthToDateChart.Compose(periods, table, bill, style, ruler)),
                ];
            case TableKind.PeriodAndGroup:
                IReadOnlyList<PeriodGroupCost> both = TableReader.ReadPeriodGroups(csv, table, bill);
                return
                [
                    .. One(ChartKind.Stacked, () => StackedChart.Compose(both, table, bill, style, ruler)),
                    .. One(ChartKind.HeatMap, () => HeatMapChart.Compose(both, table, bill, style, ruler)),
                ];
            case TableKind.Measures:
                RowTable measures = RowTable.Read(csv, table.File, "PeriodStart", "Measure", "Cost");
                return [.. One(ChartKind.Measures, () => MeasuresChart.Compose(measures, table, bill, style, ruler))];
            case TableKind.Change:
                RowTable changes = RowTable.Read(csv, table.File, ["PreviousStart", "PeriodStart", "PreviousCost", "Cost", "Change", .. table.GroupColumns]);
                return [.. One(ChartKind.Waterfall, () => WaterfallChart.Compose(changes, table, bill, style, ruler))];
            case TableKind.AnomalyDays:
                RowTable days = RowTable.Read(csv, table.File, "PeriodStart", "Cost", "Low", "High", "Verdict", "Alert");
                return [.. One(ChartKind.Anomalies, () => AnomalyChart.Compose(days, table, bill, style, ruler))];
            default:
                return [];
        }

        IEnumerable<(ChartKind, ChartLayout)> One(ChartKind kind, Func<ChartLayout?> compose)
        {
            if (kinds.Contains(kind) && compose() is { } layout)
            {
                yield return (kind, layout);
            }
        }
    }
}
