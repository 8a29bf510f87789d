namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>The size of a picture in inches, and its resolution.</summary>
internal readonly record struct ChartSize(double WidthInches, double HeightInches, int Dpi)
{
    /// <summary>Layouts are made at this resolution, whatever the picture's is: a finer picture shows the same, only sharper.</summary>
    public const int LayoutDpi = 100;

    public int WidthPixels => (int)Math.Round(WidthInches * Dpi);

    public int HeightPixels => (int)Math.Round(HeightInches * Dpi);

    public double Scale => (double)Dpi / LayoutDpi;

    /// <summary>The canvas in layout units; it covers whole pixels.</summary>
    public LayoutBox Canvas => new(0, 0, WidthPixels / Scale, HeightPixels / Scale);
}
