namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>Where the rows of a chart of horizontal bars lie; the first is on top.</summary>
/// <param name="Top">Where the first begins.</param>
/// <param name="Bottom">Where the last ends.</param>
/// <param name="Count">How many there are, at least 1.</param>
/// <param name="ThickestBar">How thick a bar may get where there are few.</param>
internal readonly record struct RowPlaces(double Top, double Bottom, int Count, double ThickestBar)
{
    // What is left free between bars: a little more than a quarter.
    private const double MostOfHalf = 0.36;

    public double Height => (Bottom - Top) / Count;

    private double HalfThickness => Math.Min(MostOfHalf, ThickestBar / 2 / Height);

    /// <summary>The vertical axis, on which each row has the length 1.</summary>
    public AxisRange Axis => new(0, Count);

    /// <summary>The middle of a row on the canvas.</summary>
    public double Middle(int row) => Top + Height * (row + 0.5);

    /// <summary>The middle of a row on the axis.</summary>
    public double Level(int row) => Count - row - 0.5;

    /// <summary>The bar of a row between two amounts.</summary>
    public PlotBar Bar(int row, double left, double right, Ink ink) => new(left, right, Level(row) - HalfThickness, Level(row) + HalfThickness, ink);
}
