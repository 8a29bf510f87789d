namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>The small coloured area beside a name of the legend.</summary>
internal readonly record struct Swatch(LayoutBox Box, Ink Ink);
