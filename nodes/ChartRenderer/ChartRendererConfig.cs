using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Pipeline.Nodes.ChartRenderer.Charts;

namespace Pipeline.Nodes.ChartRenderer;

/// <summary>The settings of a <c>chart-renderer</c> section.</summary>
internal sealed record ChartRendererConfig(
    [property: Description("The charts that are drawn; all that the data supports if not given.")]
    IReadOnlyList<ChartKind>? Charts = null,
    [property: Description("The file formats of the pictures; [\"png\"] if not given.")]
    IReadOnlyList<PictureFormat>? Formats = null,
    [property: Description("Whether report.html is written: one page with the charts, the tables behind them and the sources, which opens offline.")]
    bool Report = true,
    [property: Range(50, 1200)]
    [property: Description("Resolution of the pictures in dots per inch. The layout stays the same, only finer.")]
    int ChartDpi = 100,
    [property: Range(4.0, 24.0)]
    [property: Description("Width of a picture in inches.")]
    double Width = 10,
    [property: Range(3.0, 24.0)]
    [property: Description("Height of a picture in inches.")]
    double Height = 5.6,
    [property: Description("The ground of the pictures. The report follows the reader's own choice.")]
    PictureTheme Theme = PictureTheme.Light,
    [property: Description("A title of your own above every chart. What the chart shows then stands below it. Default: what the chart shows.")]
    string? Title = null,
    [property: Range(1, 100)]
    [property: Description("How many groups get a bar of their own in a chart by group; all others share one. As many as fit the height are shown.")]
    int TopN = 15,
    [property: Range(1, 8)]
    [property: Description("How many groups get a colour of their own in a stacked chart; all others share one.")]
    int MaxSeries = 8,
    [property: Description("How the currency is written before amounts: its sign ($12), its code (USD 12), or not at all.")]
    CurrencyFormat CurrencyFormat = CurrencyFormat.Symbol,
    [property: Description("How thousands and decimals are separated: english 1,234.56, german 1.234,56, french 1 234,56, swiss 1’234.56.")]
    NumberFormat NumberFormat = NumberFormat.English)
{
    private static readonly PictureFormat[] DefaultFormats = [PictureFormat.Png];

    /// <summary>The formats of the pictures, at least one.</summary>
    public IReadOnlyList<PictureFormat> PictureFormats() => Formats is { Count: > 0 } ? Formats : DefaultFormats;

    /// <summary>The colours of the pictures.</summary>
    public ColorScheme Colors() => Theme == PictureTheme.Dark ? ColorScheme.Dark : ColorScheme.Light;

    /// <summary>What the user chose about charts.</summary>
    public ChartStyle Style() => new(new ChartSize(Width, Height, ChartDpi), Title, TopN)
    {
        SeriesCount = MaxSeries,
        Money = new MoneyStyle(CurrencyFormat, NumberFormat),
    };
}
