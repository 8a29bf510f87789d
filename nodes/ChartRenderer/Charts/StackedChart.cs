using Pipeline.Nodes.ChartRenderer.Fonts;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>Bars by period, each a stack of the largest groups and all others.</summary>
internal static class StackedChart
{
    private const double NarrowestBar = 3;
    private const double AmountWidthGuess = 60;

    public static ChartLayout Compose(IReadOnlyList<PeriodGroupCost> rows, BillTable table, BillSummary bill, ChartStyle style, TextRuler ruler)
    {
        CurrencyTotal total = bill.Currencies[table.Currency];
        FoldedGroups groups = FoldedGroups.Fold(rows.Select(row => KeyValuePair.Create(row.Group, row.Cost)), Math.Min(style.SeriesCount, Theme.Palette.Count));
        LayoutBox canvas = style.Size.Canvas;
        double legendWidth = Math.Min(canvas.Width * 0.3, 230);
        double plotRight = canvas.Right - Theme.Margin - legendWidth - 16;
        TimeAxis time = TimeAxis.Fit(
            bill.Period,
            total.FirstPeriod,
            total.LastPeriod,
            (int)((plotRight - Theme.Margin - AmountWidthGuess) / NarrowestBar));
        Stacks stacks = Stacks.Sum(rows, groups, time);

        TextPlacer texts = new(ruler);
        MoneyFormat money = new(table.Currency, Math.Max(stacks.Highest, -stacks.Lowest), style.Money);
        string per = Wording.Per(time.Unit) + (bill.Period == PeriodKind.Week && time.Unit > TimeUnit.Week ? " (weeks by their Monday)" : "");
        ChartText text = ChartText.For($"{Wording.Cost(bill.CostColumn)} by {Wording.Groups(table)}, {per}", total, bill.Period, money, style.Title);
        double top = texts.AddHeader(text, canvas) + 14;
        double bottom = canvas.Bottom - Theme.Margin - 2 * ruler.LineHeight(Theme.Tick);

        ValueAxis axis = ValueAxis.Covering(stacks.Lowest, stacks.Highest, Math.Max(2, (int)((bottom - top) / 45)));
        IReadOnlyList<string> amounts = money.Ticks(axis);
        double plotLeft = Theme.Margin + amounts.Max(amount => ruler.Width(amount, Theme.Tick)) + 8;
        LayoutBox plot = new(plotLeft, top, plotRight, bottom);
        texts.AddAmounts(axis, amounts, plot);
        IReadOnlyList<double> timeTicks = texts.AddTimes(time, plot, canvas);
        texts.AddNoteIfEmpty(axis, plot);

        Legend legend = new(texts, new LayoutBox(plotRight + 16, top, canvas.Right - Theme.Margin, bottom));
        for (int i = 0; i < groups.Names.Count; i++)
        {
            legend.Add(groups.Names[i], InkOf(groups, i), money.Label(groups.Costs[i]), money.Share(groups.Costs[i], groups.Costs.Sum()));
        }

        PlotBar[] marks = [.. Marks(stacks, time)];
        if (marks.Length > 0)
        {
            legend.AddMark("Net", Ink.Text);
        }

        return new ChartLayout(style.Size, plot, new AxisRange(0, time.Count), Range(axis))
        {
            Swatches = legend.Place(),
            Texts = texts.Texts,
            Bars = [.. Bars(stacks, groups, time)],
            Marks = marks,
            HorizontalGrid = [.. axis.Ticks.Select(tick => (double)tick)],
            TimeTicks = timeTicks,
        };
    }

    internal static AxisRange Range(ValueAxis axis) => axis.Min == axis.Max ? new AxisRange(0, 1) : new AxisRange((double)axis.Min, (double)axis.Max);

    private static Ink InkOf(FoldedGroups groups, int index) =>
        groups.HasOther && index == groups.Names.Count - 1 ? Ink.Other : Theme.Palette[index];

    private static IEnumerable<PlotBar> Bars(Stacks stacks, FoldedGroups groups, TimeAxis time)
    {
        for (int period = 0; period < time.Count; period++)
        {
            decimal above = 0;
            decimal below = 0;
            for (int group = 0; group < groups.Names.Count; group++)
            {
                decimal cost = stacks[group, period];
                if (cost == 0)
                {
                    continue;
                }

                ref decimal end = ref cost > 0 ? ref above : ref below;
                decimal start = end;
                end += cost;
                yield return new PlotBar(period + 0.1, period + 0.9, (double)Math.Min(start, end), (double)Math.Max(start, end), InkOf(groups, group));
            }
        }
    }

    private static IEnumerable<PlotBar> Marks(Stacks stacks, TimeAxis time)
    {
        for (int period = 0; period < time.Count; period++)
        {
            if (stacks.IsMixed(period))
            {
                double net = (double)stacks.NetOf(period);
                yield return new PlotBar(period + 0.02, period + 0.98, net, net, Ink.Text);
            }
        }
    }
}
