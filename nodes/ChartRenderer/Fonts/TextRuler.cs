using SkiaSharp;

namespace Pipeline.Nodes.ChartRenderer.Fonts;

/// <summary>
/// Measures and draws text with the same fonts. Hinting is off and metrics are linear, so a text is as wide at 1200 dpi as it is at 100 dpi.
/// Not for use from two threads.
/// </summary>
internal sealed class TextRuler : IDisposable
{
    public const string Ellipsis = "…";

    private readonly Dictionary<(float Size, bool Bold), SKFont> _fonts = [];

    private readonly Dictionary<bool, TextShaper> _shapers = [];

    public double Width(string text, TextStyle style)
    {
        if (!TextRuns.AreNeeded(text))
        {
            return Font(style).MeasureText(text);
        }

        (SKTextBlob letters, float width) = Shaper(style).Shape(text, Font(style));
        letters.Dispose();
        return width;
    }

    /// <summary>Draws a text that begins at <paramref name="x"/> and stands on <paramref name="baseline"/>.</summary>
    public void Draw(SKCanvas canvas, string text, TextStyle style, float x, float baseline, SKPaint paint)
    {
        if (!TextRuns.AreNeeded(text))
        {
            canvas.DrawText(text, x, baseline, Font(style), paint);
            return;
        }

        using SKTextBlob letters = Shaper(style).Shape(text, Font(style)).Letters;
        canvas.DrawText(letters, x, baseline, paint);
    }

    /// <summary>The space above the base line that a text may take up.</summary>
    public double Ascent(TextStyle style) => -Font(style).Metrics.Ascent;

    /// <summary>The height of a line: what its highest and its lowest letter may take up.</summary>
    public double LineHeight(TextStyle style) => Font(style).Metrics.Descent - Font(style).Metrics.Ascent;

    /// <summary>Whether the font has a letter for every character; what it lacks is drawn as boxes.</summary>
    public bool HasLetters(string text, TextStyle style) => Font(style).ContainsGlyphs(text);

    /// <summary>The text as it is if it is not wider than <paramref name="width"/>, else with its middle left out: both ends of a name tell it apart.</summary>
    public string Elide(string text, TextStyle style, double width) => Elide(text, style, width, Shorten);

    /// <summary>The text as it is if it is not wider than <paramref name="width"/>, else without its end.</summary>
    public string ElideEnd(string text, TextStyle style, double width) => Elide(text, style, width, ShortenEnd);

    /// <summary>Breaks a text at spaces into lines of at most <paramref name="width"/>; what does not fit into the last line is elided.</summary>
    public IReadOnlyList<string> Wrap(string text, TextStyle style, double width, int maxLines)
    {
        List<string> lines = [];
        string rest = text;
        while (lines.Count < maxLines - 1 && Width(rest, style) > width)
        {
            int end = LastBreak(rest, style, width);
            if (end <= 0)
            {
                break;
            }

            lines.Add(rest[..end]);
            rest = rest[(end + 1)..];
        }

        lines.Add(Elide(rest, style, width));
        return lines;
    }

    public void Dispose()
    {
        foreach (SKFont font in _fonts.Values)
        {
            font.Dispose();
        }

        foreach (TextShaper shaper in _shapers.Values)
        {
            shaper.Dispose();
        }
    }

    private SKFont Font(TextStyle style)
    {
        if (!_fonts.TryGetValue((style.Size, style.Bold), out SKFont? font))
        {
            font = new SKFont(style.Bold ? Typefaces.Bold : Typefaces.Regular, style.Size)
            {
                Edging = SKFontEdging.Antialias,
                Hinting = SKFontHinting.None,
                LinearMetrics = true,
                Subpixel = true,
            };
            _fonts.Add((style.Size, style.Bold), font);
        }

        return font;
    }

    private TextShaper Shaper(TextStyle style)
    {
        if (!_shapers.TryGetValue(style.Bold, out TextShaper? shaper))
        {
            shaper = new TextShaper(style.Bold ? Typefaces.Bold : Typefaces.Regular);
            _shapers.Add(style.Bold, shaper);
        }

        return shaper;
    }

    private string Elide(string text, TextStyle style, double width, Func<string, int, string> shorten)
    {
        if (Width(text, style) <= width)
        {
            return text;
        }

        int fits = 0;
        int tooMany = text.Length;
        while (tooMany - fits > 1)
        {
            int kept = (fits + tooMany) / 2;
            if (Width(shorten(text, kept), style) <= width)
            {
                fits = kept;
            }
            else
            {
                tooMany = kept;
            }
        }

        return shorten(text, fits);
    }

    private int LastBreak(string text, TextStyle style, double width)
    {
        int best = -1;
        for (int space = text.IndexOf(' '); space >= 0 && Width(text[..space], style) <= width; space = text.IndexOf(' ', space + 1))
        {
            best = space;
        }

        return best;
    }

    private static string ShortenEnd(string text, int kept)
    {
        int end = kept > 0 && char.IsHighSurrogate(text[kept - 1]) ? kept - 1 : kept;
        return string.Concat(text.AsSpan(0, end).TrimEnd(), Ellipsis);
    }

    private static string Shorten(string text, int kept)
    {
        int head = (kept * 3 + 4) / 5;
        int tail = text.Length - (kept - head);
        if (head > 0 && char.IsHighSurrogate(text[head - 1]))
        {
            head--;
        }

        if (tail < text.Length && char.IsLowSurrogate(text[tail]))
        {
            tail++;
        }

        return string.Concat(text.AsSpan(0, head).TrimEnd(), Ellipsis, text.AsSpan(tail).TrimStart());
    }
}
