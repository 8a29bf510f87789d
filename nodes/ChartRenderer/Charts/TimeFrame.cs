using Pipeline.Nodes.ChartRenderer.Fonts;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>What stands around a chart of lines over time: header, amounts on the left, times below, a legend on the right.</summary>
internal sealed class TimeFrame
{
    private const double LegendGap = 16;

    private TimeFrame(ChartStyle style, TextPlacer texts, LayoutBox plot, ValueAxis axis, Legend legend)
    {
        (Style, Texts, Plot, Axis, Legend) = (style, texts, plot, axis, legend);
    }

    public ChartStyle Style { get; }

    public TextPlacer Texts { get; }

    public LayoutBox Plot { get; }

    public ValueAxis Axis { get; }

    public Legend Legend { get; }

    /// <summary>Places all but the times and the entries of the legend.</summary>
    /// <param name="shown">What the chart shows.</param>
    /// <param name="currency">The currency that it is in.</param>
    /// <param name="bill">The bill.</param>
    /// <param name="style">What the user chose.</param>
    /// <param name="ruler">Measures texts.</param>
    /// <param name="values">The amounts that must be seen.</param>
    public static TimeFrame Make(string shown, string currency, BillSummary bill, ChartStyle style, TextRuler ruler, IEnumerable<decimal> values)
    {
        CurrencyTotal total = bill.Currencies[currency];
        LayoutBox canvas = style.Size.Canvas;
        (decimal low, decimal high) = (Math.Min(0, values.DefaultIfEmpty().Min()), Math.Max(0, values.DefaultIfEmpty().Max()));
        MoneyFormat money = new(currency, Math.Max(high, -low), style.Money);
        TextPlacer texts = new(ruler);
        double top = texts.AddHeader(ChartText.For(shown, total, bill.Period, money, style.Title), canvas) + 14;
        double bottom = canvas.Bottom - Theme.Margin - 2 * ruler.LineHeight(Theme.Tick);
        ValueAxis axis = ValueAxis.Covering(low, high, Math.Max(2, (int)((bottom - top) / 45)));
        IReadOnlyList<string> amounts = money.Ticks(axis);
        double right = canvas.Right - Theme.Margin - Math.Min(canvas.Width * 0.26, 190) - LegendGap;
        LayoutBox plot = new(Theme.Margin + amounts.Max(amount => ruler.Width(amount, Theme.Tick)) + 8, top, right, bottom);
        texts.AddAmounts(axis, amounts, plot);
        texts.AddNoteIfEmpty(axis, plot);
        Legend legend = new(texts, new LayoutBox(right + LegendGap, top, canvas.Right - Theme.Margin, bottom));
        return new TimeFrame(style, texts, plot, axis, legend) { Money = money };
    }

    public required MoneyFormat Money { get; init; }

    /// <summary>The chart, with its legend and texts.</summary>
    /// <param name="places">How many places the time axis has.</param>
    /// <param name="timeTicks">Where the marks below it are.</param>
    public ChartLayout Layout(int places, IReadOnlyList<double> timeTicks)
    {
        IReadOnlyList<Swatch> swatches = Legend.Place();
        return new ChartLayout(Style.Size, Plot, new AxisRange(0, places), StackedChart.Range(Axis))
        {
            Swatches = swatches,
            Texts = Texts.Texts,
            HorizontalGrid = [.. Axis.Ticks.Select(tick => (double)tick)],
            TimeTicks = timeTicks,
        };
    }
}
