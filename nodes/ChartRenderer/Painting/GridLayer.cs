using Pipeline.Nodes.ChartRenderer.Charts;
using SkiaSharp;

namespace Pipeline.Nodes.ChartRenderer.Painting;

/// <summary>The lines behind the data, and the marks below the time axis.</summary>
internal sealed class GridLayer(ChartLayout layout, ColorScheme colors) : Layer(colors)
{
    private const double MarkLength = 4;

    private readonly PixelGrid _grid = new(layout);

    protected override void Paint(SKCanvas canvas)
    {
        using SKPaint paint = new() { IsAntialias = false };
        double left = _grid.Snap(layout.Plot.Left);
        double right = _grid.Snap(layout.Plot.Right);
        double top = _grid.Snap(layout.Plot.Top);
        double bottom = _grid.Snap(layout.Plot.Bottom);
        foreach (double value in layout.HorizontalGrid)
        {
            Fill(canvas, paint, Ink.Grid, left, _grid.Y(value), right, _grid.Y(value) + _grid.LineWidth);
        }

        foreach (double value in layout.VerticalGrid)
        {
            Fill(canvas, paint, Ink.Grid, _grid.X(value), top, _grid.X(value) + _grid.LineWidth, bottom);
        }

        foreach (double place in layout.TimeTicks)
        {
            Fill(canvas, paint, Ink.Zero, _grid.X(place), bottom, _grid.X(place) + _grid.LineWidth, bottom + _grid.Snap(MarkLength));
        }
    }
}
