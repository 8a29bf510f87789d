using Pipeline.Nodes.ChartRenderer.Charts;
using SkiaSharp;

namespace Pipeline.Nodes.ChartRenderer.Painting;

/// <summary>Lines with the areas below them, and round marks.</summary>
internal sealed class LineLayer(ChartLayout layout, ColorScheme colors) : Layer(colors)
{
    protected override void Paint(SKCanvas canvas)
    {
        foreach (PlotLine line in layout.Lines.Where(line => line.Points.Count > 0))
        {
            SKPoint[] points = [.. line.Points.Select(Place)];
            if (line.IsFilled)
            {
                PaintArea(canvas, line, points);
            }

            using SKPaint stroke = new() { IsAntialias = true, IsStroke = true, StrokeWidth = (float)line.Width, StrokeJoin = SKStrokeJoin.Round, Color = ColorOf(line.Ink) };
            using SKPathEffect? dash = line.IsDashed ? SKPathEffect.CreateDash([(float)PlotLine.Dash, (float)PlotLine.Dash], phase: 0) : null;
            stroke.PathEffect = dash;
            using SKPath path = new();
            path.AddPoly(points, close: false);
            canvas.DrawPath(path, stroke);
        }

        using SKPaint fill = new() { IsAntialias = true };
        foreach (PlotDot dot in layout.Dots)
        {
            fill.Color = ColorOf(dot.Ink);
            canvas.DrawCircle(Place(dot.At), (float)dot.Radius, fill);
        }
    }

    private void PaintArea(SKCanvas canvas, PlotLine line, SKPoint[] points)
    {
        float zero = (float)layout.PlaceY(0);
        using SKPaint area = new() { IsAntialias = true, Color = ColorOf(line.Ink).WithAlpha((byte)(PlotLine.FillOpacity * byte.MaxValue)) };
        using SKPath path = new();
        path.AddPoly([new SKPoint(points[0].X, zero), .. points, new SKPoint(points[^1].X, zero)]);
        canvas.DrawPath(path, area);
    }

    private SKPoint Place(PlotPoint point) => new((float)layout.PlaceX(point.X), (float)layout.PlaceY(point.Y));
}
