using SkiaSharp;

namespace Pipeline.Nodes.ChartRenderer.Fonts;

/// <summary>The two typefaces of every chart. They come with the program, so that a chart looks the same on every machine.</summary>
internal static class Typefaces
{
    public const string FamilyName = "DejaVu Sans";

    private static readonly Lazy<SKTypeface> LazyRegular = new(() => Load("DejaVuSans.ttf"));
    private static readonly Lazy<SKTypeface> LazyBold = new(() => Load("DejaVuSans-Bold.ttf"));

    public static SKTypeface Regular => LazyRegular.Value;

    public static SKTypeface Bold => LazyBold.Value;

    private static SKTypeface Load(string resource)
    {
        using Stream stream = typeof(Typefaces).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The program lacks its font {resource}.");
        using SKData data = SKData.Create(stream);
        return SKTypeface.FromData(data);
    }
}
