using Pipeline.Nodes.ChartRenderer.Charts;
using Pipeline.Nodes.ChartRenderer.Fonts;
using Pipeline.Nodes.ChartRenderer.Png;
using ScottPlot;
using SkiaSharp;

namespace Pipeline.Nodes.ChartRenderer.Painting;

/// <summary>Paints a layout with ScottPlot and writes it as PNG.</summary>
internal static class ChartPainter
{
    /// <summary>A finer picture is painted in bands of this size, so that memory stays flat at any resolution.</summary>
    public const int BandBytes = 8 * 1024 * 1024;

    private const int BytesPerPixel = 4;

    /// <summary>Paints the layout at its own resolution. <paramref name="output"/> is not closed.</summary>
    public static void WritePng(ChartLayout layout, ColorScheme colors, TextRuler ruler, Stream output, int bandBytes = BandBytes)
    {
        int width = layout.Size.WidthPixels;
        int height = layout.Size.HeightPixels;
        int bandHeight = Math.Clamp(bandBytes / (width * BytesPerPixel), 1, height);

        using Plot plot = CreatePlot(layout, colors, ruler);
        using PngWriter png = new(output, width, height, layout.Size.Dpi);
        using SKBitmap bitmap = new(new SKImageInfo(width, bandHeight, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using SKCanvas canvas = new(bitmap);
        for (int top = 0; top < height; top += bandHeight)
        {
            canvas.ResetMatrix();
            canvas.Translate(0, -top);
            plot.Render(canvas, new PixelRect(0, width, height, 0));
            png.WriteRows(bitmap.GetPixelSpan()[..(Math.Min(bandHeight, height - top) * width * BytesPerPixel)]);
        }

        png.Complete();
    }

    private static Plot CreatePlot(ChartLayout layout, ColorScheme colors, TextRuler ruler)
    {
        EmbeddedFontResolver.Install();
        Plot plot = new() { ScaleFactor = layout.Size.Scale };
        plot.Layout.Fixed(new PixelRect((float)layout.Plot.Left, (float)layout.Plot.Right, (float)layout.Plot.Bottom, (float)layout.Plot.Top));
        plot.Axes.SetLimits(layout.X.Min, layout.X.Max, layout.Y.Min, layout.Y.Max);

        plot.HideAxesAndGrid();
        plot.FigureBackground.Color = Color.FromHex(colors.Hex(Ink.Background));
        plot.DataBackground.Color = plot.FigureBackground.Color;
        plot.Add.Plottable(new GridLayer(layout, colors));
        plot.Add.Plottable(new BarLayer(layout, colors));
        plot.Add.Plottable(new LineLayer(layout, colors));
        plot.Add.Plottable(new TextLayer(layout, colors, ruler));
        return plot;
    }
}
