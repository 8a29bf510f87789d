using System.Globalization;
using System.Net;
using System.Text;
using Pipeline.Nodes.ChartRenderer.Charts;

namespace Pipeline.Nodes.ChartRenderer.Svg;

/// <summary>Writes a layout as SVG 1.1. Texts stay texts; each is told its width, so that another font than ours does not make it overlap.</summary>
/// <param name="paint">What an ink is filled or stroked with.</param>
internal sealed class SvgWriter(Func<Ink, string> paint)
{
    private const string Fonts = "'DejaVu Sans', Verdana, 'Segoe UI', sans-serif";
    private const double TickLength = 4;

    private readonly StringBuilder _svg = new();

    /// <summary>The picture in the colours of a scheme, as a file of its own.</summary>
    public static string Write(ChartLayout layout, ColorScheme colors) => new SvgWriter(colors.Hex).Write(layout, isFile: true);

    /// <summary>The picture as part of a page that defines a variable for each ink, see <see cref="Variable"/>.</summary>
    public static string WriteInline(ChartLayout layout) => new SvgWriter(ink => $"var({Variable(ink)})").Write(layout, isFile: false);

    /// <summary>The name of an ink's variable in CSS: <c>--ink-series0</c>.</summary>
    public static string Variable(Ink ink) => $"--ink-{ink.ToString().ToLowerInvariant()}";

    private string Write(ChartLayout layout, bool isFile)
    {
        LayoutBox canvas = layout.Size.Canvas;
        string caption = WebUtility.HtmlEncode(layout.Caption);
        string size = isFile ? Text($" width=\"{Number(layout.Size.WidthInches)}in\" height=\"{Number(layout.Size.HeightInches)}in\"") : "";
        _svg.Append(Text($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Number(canvas.Width)} {Number(canvas.Height)}\"{size} role=\"img\" aria-label=\"{caption}\" font-family=\"{Fonts}\">\n"));
        _svg.Append(Text($"<title>{caption}</title>\n"));
        Rectangle(Ink.Background, 0, 0, canvas.Width, canvas.Height);
        WriteGrid(layout);
        foreach (PlotBar bar in layout.Bars)
        {
            Rectangle(bar.Ink, layout.PlaceX(bar.Left), layout.PlaceY(bar.High), layout.PlaceX(bar.Right), layout.PlaceY(bar.Low));
        }

        foreach (PlotBar mark in layout.Marks)
        {
            Rectangle(Ink.Background, layout.PlaceX(mark.Left), layout.PlaceY(mark.Low) - 2, layout.PlaceX(mark.Right), layout.PlaceY(mark.Low) + 2);
            Rectangle(mark.Ink, layout.PlaceX(mark.Left), layout.PlaceY(mark.Low) - 1, layout.PlaceX(mark.Right), layout.PlaceY(mark.Low) + 1);
        }

        WriteZero(layout);
        WriteLines(layout);
        foreach (Swatch swatch in layout.Swatches)
        {
            Rectangle(swatch.Ink, swatch.Box.Left, swatch.Box.Top, swatch.Box.Right, swatch.Box.Bottom);
        }

        WriteTexts(layout);
        return _svg.Append("</svg>\n").ToString();
    }

    private void WriteGrid(ChartLayout layout)
    {
        foreach (double value in layout.HorizontalGrid)
        {
            Rectangle(Ink.Grid, layout.Plot.Left, layout.PlaceY(value), layout.Plot.Right, layout.PlaceY(value) + 1);
        }

        foreach (double value in layout.VerticalGrid)
        {
            Rectangle(Ink.Grid, layout.PlaceX(value), layout.Plot.Top, layout.PlaceX(value) + 1, layout.Plot.Bottom);
        }

        foreach (double place in layout.TimeTicks)
        {
            Rectangle(Ink.Zero, layout.PlaceX(place), layout.Plot.Bottom, layout.PlaceX(place) + 1, layout.Plot.Bottom + TickLength);
        }
    }

    private void WriteZero(ChartLayout layout)
    {
        if (layout.HasZeroOfY)
        {
            Rectangle(Ink.Zero, layout.Plot.Left, layout.PlaceY(0), layout.Plot.Right, layout.PlaceY(0) + 1);
        }
        else if (layout.HasZeroOfX)
        {
            Rectangle(Ink.Zero, layout.PlaceX(0), layout.Plot.Top, layout.PlaceX(0) + 1, layout.Plot.Bottom);
        }
    }

    private void WriteLines(ChartLayout layout)
    {
        foreach (PlotLine line in layout.Lines.Where(line => line.Points.Count > 0))
        {
            string points = string.Join(' ', line.Points.Select(point => Text($"{Number(layout.PlaceX(point.X))},{Number(layout.PlaceY(point.Y))}")));
            if (line.IsFilled)
            {
                string zero = Number(layout.PlaceY(0));
                _svg.Append(Text($"<polygon points=\"{Number(layout.PlaceX(line.Points[0].X))},{zero} {points} {Number(layout.PlaceX(line.Points[^1].X))},{zero}\" style=\"fill:{paint(line.Ink)}\" fill-opacity=\"{PlotLine.FillOpacity}\"/>\n"));
            }

            string dashes = line.IsDashed ? Text($" stroke-dasharray=\"{PlotLine.Dash} {PlotLine.Dash}\"") : "";
            _svg.Append(Text($"<polyline points=\"{points}\" fill=\"none\" style=\"stroke:{paint(line.Ink)}\" stroke-width=\"{Number(line.Width)}\" stroke-linejoin=\"round\"{dashes}/>\n"));
        }

        foreach (PlotDot dot in layout.Dots)
        {
            _svg.Append(Text($"<circle cx=\"{Number(layout.PlaceX(dot.At.X))}\" cy=\"{Number(layout.PlaceY(dot.At.Y))}\" r=\"{Number(dot.Radius)}\" style=\"fill:{paint(dot.Ink)}\"/>\n"));
        }
    }

    private void WriteTexts(ChartLayout layout)
    {
        foreach (PlacedText text in layout.Texts.Where(text => !string.IsNullOrWhiteSpace(text.Text)))
        {
            string weight = text.Style.Bold ? " font-weight=\"bold\"" : "";
            _svg.Append(Text($"<text x=\"{Number(text.Box.Left)}\" y=\"{Number(text.Baseline)}\" font-size=\"{Number(text.Style.Size)}\"{weight} style=\"fill:{paint(text.Style.Ink)}\" textLength=\"{Number(text.Box.Width)}\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\">{WebUtility.HtmlEncode(text.Text)}</text>\n"));
        }
    }

    private void Rectangle(Ink ink, double left, double top, double right, double bottom) =>
        _svg.Append(Text($"<rect x=\"{Number(left)}\" y=\"{Number(top)}\" width=\"{Number(Math.Max(0, right - left))}\" height=\"{Number(Math.Max(0, bottom - top))}\" style=\"fill:{paint(ink)}\"/>\n"));

    private static string Number(double value) => Math.Round(value, 2).ToString("0.##", CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
