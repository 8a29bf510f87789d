using Pipeline.Nodes.ChartRenderer.Charts;
using Pipeline.Nodes.ChartRenderer.Fonts;
using SkiaSharp;

namespace Pipeline.Nodes.ChartRenderer.Painting;

/// <summary>All texts of a chart and the colours of its legend, where the layout put them.</summary>
internal sealed class TextLayer(ChartLayout layout, ColorScheme colors, TextRuler ruler) : Layer(colors)
{
    private readonly PixelGrid _grid = new(layout);

    protected override void Paint(SKCanvas canvas)
    {
        using SKPaint paint = new() { IsAntialias = true };
        foreach (Swatch swatch in layout.Swatches)
        {
            double top = _grid.Snap(swatch.Box.Top);
            double bottom = Math.Max(top + _grid.LineWidth, _grid.Snap(swatch.Box.Bottom));
            Fill(canvas, paint, swatch.Ink, _grid.Snap(swatch.Box.Left), top, _grid.Snap(swatch.Box.Right), bottom);
        }

        foreach (PlacedText text in layout.Texts)
        {
            paint.Color = ColorOf(text.Style.Ink);
            ruler.Draw(canvas, text.Text, text.Style, (float)text.Box.Left, (float)_grid.Snap(text.Baseline), paint);
        }
    }
}
