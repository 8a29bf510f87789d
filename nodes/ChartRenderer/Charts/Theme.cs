using Pipeline.Nodes.ChartRenderer.Fonts;
using ScottPlot;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>The colours and text styles that all charts share.</summary>
internal static class Theme
{
    public const double Margin = 20;

    /// <summary>
    /// Seven colours of Okabe and Ito's palette for all kinds of colour vision (Color Universal Design, 2008), in an order that keeps neighbours
    /// of a stack far apart; their eighth, black, is softened to slate.
    /// </summary>
    public static IReadOnlyList<Color> Palette { get; } =
    [
        Color.FromHex("#0072B2"),
        Color.FromHex("#E69F00"),
        Color.FromHex("#009E73"),
        Color.FromHex("#CC79A7"),
        Color.FromHex("#56B4E9"),
        Color.FromHex("#D55E00"),
        Color.FromHex("#F0E442"),
        Color.FromHex("#3B3B4F"),
    ];

    public static Color Other { get; } = Color.FromHex("#C4C4C4");

    public static Color Text { get; } = Color.FromHex("#1F2933");

    public static Color Muted { get; } = Color.FromHex("#616E7C");

    public static Color Grid { get; } = Color.FromHex("#E4E7EB");

    public static Color Zero { get; } = Color.FromHex("#7B8794");

    public static TextStyle Title { get; } = new(17, Bold: true, Text);

    public static TextStyle Subtitle { get; } = new(12, Bold: false, Muted);

    public static TextStyle Tick { get; } = new(11, Bold: false, Muted);

    public static TextStyle Name { get; } = new(11.5f, Bold: false, Text);

    public static TextStyle Detail { get; } = new(10.5f, Bold: false, Muted);

    public static TextStyle Value { get; } = new(11.5f, Bold: true, Text);
}
