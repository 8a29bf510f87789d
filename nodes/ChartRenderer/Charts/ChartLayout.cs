using ScottPlot;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>
/// A chart with every part at its place, ready to be painted. That it is data makes it testable: no text may overlap another or leave the canvas.
/// </summary>
internal sealed record ChartLayout(ChartSize Size, LayoutBox Plot, AxisRange X, AxisRange Y)
{
    public required IReadOnlyList<PlacedText> Texts { get; init; }

    public IReadOnlyList<Swatch> Swatches { get; init; } = [];

    public IReadOnlyList<PlotBar> Bars { get; init; } = [];

    /// <summary>Thin dark marks across bars: the sum of what lies above and below zero.</summary>
    public IReadOnlyList<PlotBar> Marks { get; init; } = [];

    /// <summary>A line, as points in the coordinates of the axes; empty for none.</summary>
    public IReadOnlyList<Coordinates> Line { get; init; } = [];

    public IReadOnlyList<double> HorizontalGrid { get; init; } = [];

    public IReadOnlyList<double> VerticalGrid { get; init; } = [];

    /// <summary>Where small marks below the plot point at the labels of time.</summary>
    public IReadOnlyList<double> TimeTicks { get; init; } = [];
}
