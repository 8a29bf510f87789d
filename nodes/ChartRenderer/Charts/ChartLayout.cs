namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>
/// A chart with every part at its place, ready to be painted. That it is data makes it testable: no text may overlap another or leave the canvas.
/// </summary>
internal sealed record ChartLayout(ChartSize Size, LayoutBox Plot, AxisRange X, AxisRange Y)
{
    public required IReadOnlyList<PlacedText> Texts { get; init; }

    public IReadOnlyList<Swatch> Swatches { get; init; } = [];

    public IReadOnlyList<PlotBar> Bars { get; init; } = [];

    /// <summary>Thin marks across bars, with the background around them so that bars of any colour show them: the sum of what lies above and below zero.</summary>
    public IReadOnlyList<PlotBar> Marks { get; init; } = [];

    public IReadOnlyList<PlotLine> Lines { get; init; } = [];

    public IReadOnlyList<PlotDot> Dots { get; init; } = [];

    public IReadOnlyList<double> HorizontalGrid { get; init; } = [];

    public IReadOnlyList<double> VerticalGrid { get; init; } = [];

    /// <summary>Where small marks below the plot point at the labels of time.</summary>
    public IReadOnlyList<double> TimeTicks { get; init; } = [];

    /// <summary>Whether zero of the horizontal axis is seen and has a line of its own.</summary>
    public bool HasZeroOfX => VerticalGrid.Count > 0 && X is { Min: <= 0, Max: >= 0 };

    /// <summary>Whether zero of the vertical axis is seen and has a line of its own.</summary>
    public bool HasZeroOfY => HorizontalGrid.Count > 0 && Y is { Min: <= 0, Max: >= 0 };

    /// <summary>What the chart shows, in words, for those who do not see it and for the page around it.</summary>
    public string Caption => string.Join(" ", Texts.Where(text => text.Style == Theme.Title || text.Style == Theme.Subtitle || text.Style == Theme.Note).Select(text => text.Text));

    /// <summary>The place of a value of the horizontal axis on the canvas.</summary>
    public double PlaceX(double value) => Plot.Left + ((value - X.Min) / (X.Max - X.Min) * Plot.Width);

    /// <summary>The place of a value of the vertical axis on the canvas.</summary>
    public double PlaceY(double value) => Plot.Bottom - ((value - Y.Min) / (Y.Max - Y.Min) * Plot.Height);
}
