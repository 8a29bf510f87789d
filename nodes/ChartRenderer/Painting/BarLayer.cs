using Pipeline.Nodes.ChartRenderer.Charts;
using ScottPlot;
using SkiaSharp;

namespace Pipeline.Nodes.ChartRenderer.Painting;

/// <summary>Bars, marks and the line at zero, with edges on whole pixels: sharp at every resolution, and without seams in a stack.</summary>
internal sealed class BarLayer(ChartLayout layout) : Layer
{
    private const double MarkThickness = 2;

    private readonly double _scale = layout.Size.Scale;

    public override void Render(RenderPack rp)
    {
        rp.CanvasState.DisableClipping();
        using SKPaint paint = new() { IsAntialias = false };
        foreach (PlotBar bar in layout.Bars)
        {
            Fill(rp.Canvas, paint, bar.Color, X(bar.Left), Y(bar.High), X(bar.Right), Y(bar.Low));
        }

        foreach (PlotBar mark in layout.Marks)
        {
            double top = Snap(Y(mark.Low) - MarkThickness / 2);
            Fill(rp.Canvas, paint, mark.Color, X(mark.Left), top, X(mark.Right), top + Snap(MarkThickness));
        }

        FillZero(rp.Canvas, paint);
    }

    private void FillZero(SKCanvas canvas, SKPaint paint)
    {
        double thickness = Math.Max(1, Math.Round(_scale)) / _scale;
        LayoutBox plot = layout.Plot;
        if (layout.HorizontalGrid.Count > 0)
        {
            Fill(canvas, paint, Theme.Zero, plot.Left, Y(0), plot.Right, Y(0) + thickness);
        }
        else
        {
            Fill(canvas, paint, Theme.Zero, X(0), plot.Top, X(0) + thickness, plot.Bottom);
        }
    }

    private static void Fill(SKCanvas canvas, SKPaint paint, Color color, double left, double top, double right, double bottom)
    {
        paint.Color = color.ToSKColor();
        canvas.DrawRect(new SKRect((float)left, (float)top, (float)right, (float)bottom), paint);
    }

    private double X(double value) => Snap(layout.Plot.Left + (value - layout.X.Min) / (layout.X.Max - layout.X.Min) * layout.Plot.Width);

    private double Y(double value) => Snap(layout.Plot.Bottom - (value - layout.Y.Min) / (layout.Y.Max - layout.Y.Min) * layout.Plot.Height);

    private double Snap(double position) => Math.Round(position * _scale) / _scale;
}
