using Pipeline.Nodes.ChartRenderer.Fonts;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>The line of what the bill has come to by the end of each period; where periods are missing it stays level.</summary>
internal static class CumulativeChart
{
    // More places than that no eye and no resolution tells apart; bills of ten years of days have each day.
    private const double PlacesPerUnit = 4;

    public static ChartLayout Compose(IReadOnlyList<PeriodCost> rows, BillTable table, BillSummary bill, ChartStyle style, TextRuler ruler)
    {
        CurrencyTotal total = bill.Currencies[table.Currency];
        LayoutBox canvas = style.Size.Canvas;
        TimeAxis time = TimeAxis.Fit(bill.Period, total.FirstPeriod, total.LastPeriod, (int)(canvas.Width * PlacesPerUnit));
        decimal[] sums = Accumulate(rows, time);
        decimal highest = Math.Max(0, sums.Max());
        decimal lowest = Math.Min(0, sums.Min());

        TextPlacer texts = new(ruler);
        MoneyFormat money = new(table.Currency, Math.Max(highest, -lowest), style.Money);
        ChartText text = ChartText.For($"{Wording.Cost(bill.CostColumn)}, cumulative", total, bill.Period, money, style.Title);
        double top = texts.AddHeader(text, canvas) + 14;
        double bottom = canvas.Bottom - Theme.Margin - 2 * ruler.LineHeight(Theme.Tick);

        ValueAxis axis = ValueAxis.Covering(lowest, highest, Math.Max(2, (int)((bottom - top) / 45)));
        IReadOnlyList<string> amounts = money.Ticks(axis);
        string end = money.Label(sums[^1]);
        LayoutBox plot = new(
            Theme.Margin + amounts.Max(amount => ruler.Width(amount, Theme.Tick)) + 8,
            top,
            canvas.Right - Theme.Margin - ruler.Width(end, Theme.Value) - 8,
            bottom);
        texts.AddAmounts(axis, amounts, plot);
        IReadOnlyList<double> timeTicks = texts.AddTimes(time, plot, canvas);
        texts.AddNoteIfEmpty(axis, plot);

        AxisRange range = StackedChart.Range(axis);
        double endHeight = ((double)sums[^1] - range.Min) / (range.Max - range.Min) * plot.Height;
        texts.AddCentred(end, Theme.Value with { Ink = Theme.Palette[0] }, plot.Right + 8, plot.Bottom - endHeight);

        return new ChartLayout(style.Size, plot, new AxisRange(0, time.Count), range)
        {
            Texts = texts.Texts,
            Lines = [new PlotLine([new PlotPoint(0, 0), .. sums.Select((sum, index) => new PlotPoint(index + 1, (double)sum))], Theme.Palette[0], IsFilled: true)],
            HorizontalGrid = [.. axis.Ticks.Select(tick => (double)tick)],
            TimeTicks = timeTicks,
        };
    }

    private static decimal[] Accumulate(IReadOnlyList<PeriodCost> rows, TimeAxis time)
    {
        decimal[] costs = new decimal[time.Count];
        foreach (PeriodCost row in rows)
        {
            costs[time.IndexOf(row.Start)] += row.Cost;
        }

        return RunningSums.Of(costs);
    }
}
