using ScottPlot;
using SkiaSharp;

namespace Pipeline.Nodes.ChartRenderer.Fonts;

/// <summary>Answers every request of ScottPlot with the program's own typefaces; the machine's fonts are never asked.</summary>
internal sealed class EmbeddedFontResolver : IFontResolver
{
    private static readonly Lock Gate = new();

    /// <summary>Makes ScottPlot use the program's typefaces. May be called more than once.</summary>
    public static void Install()
    {
        lock (Gate)
        {
            if (ScottPlot.Fonts.FontResolvers is not [EmbeddedFontResolver])
            {
                ScottPlot.Fonts.FontResolvers.Clear();
                ScottPlot.Fonts.FontResolvers.Add(new EmbeddedFontResolver());
                ScottPlot.Fonts.Default = Typefaces.FamilyName;
            }
        }
    }

    public SKTypeface CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        weight >= FontWeight.SemiBold ? Typefaces.Bold : Typefaces.Regular;

    public SKTypeface CreateTypeface(string fontName, bool bold, bool italic) => bold ? Typefaces.Bold : Typefaces.Regular;
}
