using Pipeline.Nodes.ChartRenderer.Charts;
using ScottPlot;
using SkiaSharp;

namespace Pipeline.Nodes.ChartRenderer.Painting;

/// <summary>A part of a chart that paints itself on ScottPlot's canvas and has no say in the limits of the axes.</summary>
internal abstract class Layer(ColorScheme colors) : IPlottable
{
    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems => [];

    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public void Render(RenderPack rp)
    {
        rp.CanvasState.DisableClipping();
        Paint(rp.Canvas);
    }

    protected abstract void Paint(SKCanvas canvas);

    protected SKColor ColorOf(Ink ink) => colors.Color(ink);

    protected void Fill(SKCanvas canvas, SKPaint paint, Ink ink, double left, double top, double right, double bottom)
    {
        paint.Color = ColorOf(ink);
        canvas.DrawRect(new SKRect((float)left, (float)top, (float)right, (float)bottom), paint);
    }
}
