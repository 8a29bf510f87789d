using HarfBuzzSharp;
using SkiaSharp;
using SkiaSharp.HarfBuzz;
using Buffer = HarfBuzzSharp.Buffer;

namespace Pipeline.Nodes.ChartRenderer.Fonts;

/// <summary>Joins the letters of a typeface where their script wants it. Made when the first such text comes. Not for use from two threads.</summary>
internal sealed class TextShaper(SKTypeface typeface) : IDisposable
{
    private readonly SKShaper _shaper = new(typeface);

    /// <summary>The letters of a text at their places, from its left end on the base line, and how wide it is.</summary>
    public (SKTextBlob Letters, float Width) Shape(string text, SKFont font)
    {
        using SKTextBlobBuilder builder = new();
        float width = 0;
        foreach (TextRun run in TextRuns.InVisualOrder(text))
        {
            using Buffer buffer = new();
            buffer.AddUtf16(text.AsSpan(run.Start, run.Length));
            buffer.Direction = run.RightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
            buffer.GuessSegmentProperties();
            SKShaper.Result letters = _shaper.Shape(buffer, width, 0, font);
            ushort[] glyphs = [.. letters.Codepoints.Select(glyph => (ushort)glyph)];
            builder.AddPositionedRun(glyphs, font, letters.Points);
            width += letters.Width;
        }

        return (builder.Build()!, width);
    }

    public void Dispose() => _shaper.Dispose();
}
