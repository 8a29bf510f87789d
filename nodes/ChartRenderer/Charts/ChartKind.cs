namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>The charts that can be drawn.</summary>
internal enum ChartKind
{
    /// <summary>Bars by period, each a stack of groups.</summary>
    Stacked,

    /// <summary>The dearest groups with amount and share.</summary>
    Bars,

    /// <summary>The dearest groups, and what they come to together.</summary>
    Pareto,

    /// <summary>Groups by period, the dearer the darker.</summary>
    HeatMap,

    /// <summary>What the bill has come to by the end of each period.</summary>
    Cumulative,

    /// <summary>The same within the month, beside the month before and the budget.</summary>
    MonthToDate,

    /// <summary>What changed from one period to the next.</summary>
    Waterfall,

    /// <summary>The cost of each day, what is usual, and what is not.</summary>
    Anomalies,

    /// <summary>Several measures side by side.</summary>
    Measures,
}
