using Pipeline.Nodes.ChartRenderer.Charts;

namespace Pipeline.Nodes.ChartRenderer.Painting;

/// <summary>Turns coordinates of the axes into layout units that lie on whole pixels of the picture: edges there are sharp at every resolution.</summary>
internal sealed class PixelGrid(ChartLayout layout)
{
    private readonly double _scale = layout.Size.Scale;

    /// <summary>How thick a thin line is: one layout unit, in whole pixels.</summary>
    public double LineWidth { get; } = Math.Max(1, Math.Round(layout.Size.Scale)) / layout.Size.Scale;

    public double X(double value) => Snap(layout.PlaceX(value));

    public double Y(double value) => Snap(layout.PlaceY(value));

    public double Snap(double position) => Math.Round(position * _scale) / _scale;
}
