namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>What the user may choose about a chart.</summary>
/// <param name="Size">The size and resolution of the picture.</param>
/// <param name="Title">A title of the user's own, or null for one that says what the chart shows.</param>
/// <param name="TopCount">How many groups get a bar of their own in a chart by group.</param>
internal sealed record ChartStyle(ChartSize Size, string? Title, int TopCount);
