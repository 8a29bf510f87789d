using Pipeline.Nodes.ChartRenderer.Fonts;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>A text at its place: it starts at the left edge of <paramref name="Box"/> and stands on <paramref name="Baseline"/>.</summary>
internal readonly record struct PlacedText(string Text, TextStyle Style, LayoutBox Box, double Baseline);
