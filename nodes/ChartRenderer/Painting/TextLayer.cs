using Pipeline.Nodes.ChartRenderer.Charts;
using Pipeline.Nodes.ChartRenderer.Fonts;
using ScottPlot;
using SkiaSharp;

namespace Pipeline.Nodes.ChartRenderer.Painting;

/// <summary>All texts of a chart and the colours of its legend, where the layout put them.</summary>
internal sealed class TextLayer(ChartLayout layout, TextRuler ruler) : Layer
{
    public override void Render(RenderPack rp)
    {
        rp.CanvasState.DisableClipping();
        using SKPaint paint = new() { IsAntialias = true };
        foreach (Swatch swatch in layout.Swatches)
        {
            paint.Color = swatch.Color.ToSKColor();
            rp.Canvas.DrawRect(new SKRect((float)swatch.Box.Left, (float)swatch.Box.Top, (float)swatch.Box.Right, (float)swatch.Box.Bottom), paint);
        }

        foreach (PlacedText text in layout.Texts)
        {
            paint.Color = text.Style.Color.ToSKColor();
            rp.Canvas.DrawText(text.Text, (float)text.Box.Left, (float)text.Baseline, ruler.Font(text.Style), paint);
        }
    }
}
