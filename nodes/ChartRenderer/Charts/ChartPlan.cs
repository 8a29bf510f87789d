using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>Knows which charts belong to which table, and what their files are called.</summary>
internal static class ChartPlan
{
    /// <summary>The kinds of charts that can be drawn of a table.</summary>
    public static IReadOnlyList<ChartKind> KindsOf(BillTable table, PeriodKind period) => table.Kind switch
    {
        TableKind.Group => [ChartKind.Bars, ChartKind.Pareto],
        TableKind.Period when period is PeriodKind.Hour or PeriodKind.Day => [ChartKind.Cumulative, ChartKind.MonthToDate],
        TableKind.Period => [ChartKind.Cumulative],
        TableKind.PeriodAndGroup => [ChartKind.Stacked, ChartKind.HeatMap],
        TableKind.Measures => [ChartKind.Measures],
        TableKind.Change => [ChartKind.Waterfall],
        TableKind.AnomalyDays => [ChartKind.Anomalies],
        _ => [],
    };

    /// <summary>The name of a picture without its extension.</summary>
    public static string Stem(ChartKind kind, BillTable table, PeriodKind period)
    {
        string tableStart = $"cost_by_{period.ToString().ToLowerInvariant()}";
        string suffix = table.Stem.StartsWith(tableStart, StringComparison.Ordinal) ? table.Stem[tableStart.Length..] : "";
        return kind switch
        {
            ChartKind.Cumulative => $"cumulative_cost{suffix}",
            ChartKind.MonthToDate => $"month_to_date{suffix}",
            ChartKind.Pareto => $"pareto_{table.Stem}",
            ChartKind.HeatMap => $"heat_map_{table.Stem}",
            _ => table.Stem,
        };
    }
}
