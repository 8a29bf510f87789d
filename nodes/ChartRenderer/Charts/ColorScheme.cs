using SkiaSharp;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>The colours of inks on a light or a dark ground.</summary>
/// <remarks>
/// Series are seven colours of Okabe and Ito's palette for all kinds of colour vision (Color Universal Design, 2008) in an order that keeps
/// neighbours of a stack far apart, and in place of its eighth, black, slate or near white; on a dark ground two are lighter.
/// </remarks>
internal sealed class ColorScheme
{
    private static readonly string[] LightColors =
    [
        "#FFFFFF", "#1F2933", "#616E7C", "#E4E7EB", "#7B8794", "#C4C4C4",
        "#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00", "#F0E442", "#3B3B4F",
        "#D55E00", "#0072B2", "#DCEBF5",
        "#EEF5FA", "#D6E6F2", "#B9D5E9", "#98C1DE", "#73AAD1", "#4B91C2", "#2577AE", "#0D5C8F", "#04406B",
    ];

    private static readonly string[] DarkColors =
    [
        "#14181F", "#E6EAF0", "#9AA5B4", "#2A313C", "#8592A3", "#4D5560",
        "#2A78CF", "#E69F00", "#00A070", "#CC79A7", "#7CC7F2", "#D55E00", "#F0E442", "#DCDCEE",
        "#F07A2B", "#4FA3E8", "#22364A",
        "#1B2430", "#1D3347", "#1E435F", "#1F5478", "#236792", "#2E7DAF", "#4695CA", "#6FB2E0", "#A8D4F2",
    ];

    private readonly string[] _colors;

    private ColorScheme(string[] colors) => _colors = colors;

    public static ColorScheme Light { get; } = new(LightColors);

    public static ColorScheme Dark { get; } = new(DarkColors);

    /// <summary>The colour as <c>#RRGGBB</c>.</summary>
    public string Hex(Ink ink) => _colors[(int)ink];

    public SKColor Color(Ink ink) => SKColor.Parse(Hex(ink));
}
