namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>What the user may choose about a chart.</summary>
/// <param name="Size">The size and resolution of the picture.</param>
/// <param name="Title">A title of the user's own, or null for one that says what the chart shows.</param>
/// <param name="TopCount">How many groups get a bar of their own in a chart by group.</param>
internal sealed record ChartStyle(ChartSize Size, string? Title, int TopCount)
{
    /// <summary>How many groups get a colour of their own in a stacked chart; at most as many as there are colours.</summary>
    public int SeriesCount { get; init; } = Theme.Palette.Count;

    /// <summary>What a month may cost; null for no budget.</summary>
    public decimal? MonthlyBudget { get; init; }

    /// <summary>How amounts are written.</summary>
    public MoneyStyle Money { get; init; } = new();
}
