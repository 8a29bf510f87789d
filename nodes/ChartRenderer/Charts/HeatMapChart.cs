using Pipeline.Nodes.ChartRenderer.Fonts;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>A row for each of the largest groups, a place for each period: the dearer, the darker. Credits have a colour of their own.</summary>
internal static class HeatMapChart
{
    private const double NarrowestCell = 4;
    private const double NarrowestRow = 18;
    private const int MaxRows = 20;
    private const double HalfHeight = 0.45;
    private const int HeatCount = Ink.Heat8 - Ink.Heat0 + 1;

    public static ChartLayout Compose(IReadOnlyList<PeriodGroupCost> rows, BillTable table, BillSummary bill, ChartStyle style, TextRuler ruler)
    {
        CurrencyTotal total = bill.Currencies[table.Currency];
        LayoutBox canvas = style.Size.Canvas;
        TimeAxis time = TimeAxis.Fit(bill.Period, total.FirstPeriod, total.LastPeriod, (int)(canvas.Width * 0.5 / NarrowestCell));

        TextPlacer texts = new(ruler);
        MoneyFormat money = new(table.Currency, rows.Select(row => Math.Abs(row.Cost)).DefaultIfEmpty().Max(), style.Money);
        ChartText text = ChartText.For($"{Wording.Cost(bill.CostColumn)} by {Wording.Groups(table)} and time, {Wording.Per(time.Unit)}", total, bill.Period, money, style.Title);
        double top = texts.AddHeader(text, canvas) + 12;
        double bottom = canvas.Bottom - Theme.Margin - 2 * ruler.LineHeight(Theme.Tick);
        FoldedGroups groups = FoldedGroups.Fold(rows.Select(row => KeyValuePair.Create(row.Group, row.Cost)), Math.Clamp((int)((bottom - top) / NarrowestRow) - 1, 1, MaxRows));
        Stacks cells = Stacks.Sum(rows, groups, time);
        int namedCount = groups.Names.Count - (groups.HasOther ? 1 : 0);
        decimal mostOfAll = Most(cells, groups.Names.Count, time);
        decimal mostOfNamed = Most(cells, namedCount, time);

        // What many small groups come to together would leave all named ones pale.
        decimal most = mostOfNamed > 0 ? mostOfNamed : mostOfAll;

        RowPlaces places = new(top, bottom, Math.Max(1, groups.Names.Count), ThickestBar: double.PositiveInfinity);
        double nameWidth = RowLabels.AddNames(texts, groups.Names, canvas.Width * 0.3, places);
        double legendWidth = Math.Min(120, canvas.Width * 0.2);
        LayoutBox plot = new(Theme.Margin + nameWidth + 10, top, canvas.Right - Theme.Margin - legendWidth - 16, bottom);
        IReadOnlyList<double> timeTicks = texts.AddTimes(time, plot, canvas);
        Legend legend = new(texts, new LayoutBox(plot.Right + 16, top, canvas.Right - Theme.Margin, bottom));
        bool credits = cells.Lowest < 0;
        for (int heat = most > 0 ? HeatCount - 1 : -1; heat >= 0; heat -= 2)
        {
            bool isOpen = heat == HeatCount - 1 && mostOfAll > most;
            legend.Add(isOpen ? $"> {money.Label(Limit(most, heat - 1))}" : $"≤ {money.Label(Limit(most, heat))}", Ink.Heat0 + heat, amount: null, share: null);
        }

        if (credits)
        {
            legend.Add("Below zero", Ink.Rise, amount: null, share: null);
        }

        bool isEmpty = most == 0 && !credits;
        if (isEmpty)
        {
            texts.AddEmptyNote(plot);
        }

        return new ChartLayout(style.Size, plot, new AxisRange(0, time.Count), places.Axis)
        {
            Swatches = isEmpty ? [] : legend.Place(),
            Texts = texts.Texts,
            Bars = [.. Cells(cells, groups, time, places, most)],
            TimeTicks = timeTicks,
        };
    }

    private static decimal Most(Stacks cells, int groupCount, TimeAxis time)
    {
        decimal most = 0;
        for (int group = 0; group < groupCount; group++)
        {
            for (int period = 0; period < time.Count; period++)
            {
                most = Math.Max(most, cells[group, period]);
            }
        }

        return most;
    }

    /// <summary>The largest amount of a step.</summary>
    private static decimal Limit(decimal most, int step) => most * (step + 1) * (step + 1) / (HeatCount * HeatCount);

    private static IEnumerable<PlotBar> Cells(Stacks cells, FoldedGroups groups, TimeAxis time, RowPlaces places, decimal most)
    {
        for (int group = 0; group < groups.Names.Count; group++)
        {
            for (int period = 0; period < time.Count; period++)
            {
                decimal cost = cells[group, period];
                if (cost != 0)
                {
                    yield return new PlotBar(period, period + 1, places.Level(group) - HalfHeight, places.Level(group) + HalfHeight, cost < 0 ? Ink.Rise : Ink.Heat0 + Step(cost / most));
                }
            }
        }
    }

    // By the square root, so that small costs are told apart as well as large ones.
    private static int Step(decimal share) => Math.Clamp((int)Math.Ceiling(Math.Sqrt((double)share) * HeatCount) - 1, 0, HeatCount - 1);
}
