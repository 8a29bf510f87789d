namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>A line through points in the coordinates of the axes.</summary>
/// <param name="Points">The points.</param>
/// <param name="Ink">What it is drawn with.</param>
/// <param name="Width">How thick it is, in layout units.</param>
/// <param name="IsFilled">Whether the area down to zero is tinted.</param>
/// <param name="IsDashed">Whether it is broken: something that is not measured, as a budget.</param>
internal sealed record PlotLine(IReadOnlyList<PlotPoint> Points, Ink Ink, double Width = PlotLine.Usual, bool IsFilled = false, bool IsDashed = false)
{
    public const double Usual = 2.4;

    /// <summary>How long dashes and the gaps between them are, in layout units.</summary>
    public const double Dash = 6;

    /// <summary>How much of a filled area's ink is seen.</summary>
    public const double FillOpacity = 0.12;
}
