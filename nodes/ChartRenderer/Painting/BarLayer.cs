using Pipeline.Nodes.ChartRenderer.Charts;
using SkiaSharp;

namespace Pipeline.Nodes.ChartRenderer.Painting;

/// <summary>Bars, marks and the line at zero. On whole pixels a stack has no seams.</summary>
internal sealed class BarLayer(ChartLayout layout, ColorScheme colors) : Layer(colors)
{
    private readonly PixelGrid _grid = new(layout);

    protected override void Paint(SKCanvas canvas)
    {
        using SKPaint paint = new() { IsAntialias = false };
        foreach (PlotBar bar in layout.Bars)
        {
            Fill(canvas, paint, bar.Ink, _grid.X(bar.Left), _grid.Y(bar.High), _grid.X(bar.Right), _grid.Y(bar.Low));
        }

        foreach (PlotBar mark in layout.Marks)
        {
            double middle = _grid.Y(mark.Low);
            Fill(canvas, paint, Ink.Background, _grid.X(mark.Left), middle - 2 * _grid.LineWidth, _grid.X(mark.Right), middle + 2 * _grid.LineWidth);
            Fill(canvas, paint, mark.Ink, _grid.X(mark.Left), middle - _grid.LineWidth, _grid.X(mark.Right), middle + _grid.LineWidth);
        }

        if (layout.HasZeroOfY)
        {
            Fill(canvas, paint, Ink.Zero, _grid.Snap(layout.Plot.Left), _grid.Y(0), _grid.Snap(layout.Plot.Right), _grid.Y(0) + _grid.LineWidth);
        }
        else if (layout.HasZeroOfX)
        {
            Fill(canvas, paint, Ink.Zero, _grid.X(0), _grid.Snap(layout.Plot.Top), _grid.X(0) + _grid.LineWidth, _grid.Snap(layout.Plot.Bottom));
        }
    }
}
