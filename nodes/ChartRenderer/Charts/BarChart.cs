using Pipeline.Nodes.ChartRenderer.Fonts;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>One horizontal bar a group, the largest on top, each with its amount and its part of the total.</summary>
internal static class BarChart
{
    private const double NarrowestRow = 17;
    private const double ThickestBar = 46;
    private const double LabelGap = 6;

    public static ChartLayout Compose(IReadOnlyList<GroupCost> rows, BillTable table, BillSummary bill, ChartStyle style, TextRuler ruler)
    {
        CurrencyTotal total = bill.Currencies[table.Currency];
        LayoutBox canvas = style.Size.Canvas;
        MoneyFormat money = new(table.Currency, rows.Select(row => Math.Abs(row.Cost)).DefaultIfEmpty().Max());
        TextPlacer texts = new(ruler);
        ChartText text = ChartText.For($"{Wording.Cost(bill.CostColumn)} by {Wording.Group(table.Column)}", total, bill.Period, money, style.Title);
        double top = texts.AddHeader(text, canvas) + 12;
        double bottom = canvas.Bottom - Theme.Margin - ruler.LineHeight(Theme.Tick) - 8;

        int room = Math.Max(2, (int)((bottom - top) / NarrowestRow));
        FoldedGroups groups = FoldedGroups.Fold(Totals(rows), Math.Min(style.TopCount, room - 1));
        decimal[] costs = Costs(rows, groups);
        string[] labels = [.. costs.Select(cost => MoneyFormat.Share(cost, total.Total) is string share ? $"{money.Label(cost)} · {share}" : money.Label(cost))];

        int count = Math.Max(1, costs.Length);
        double rowHeight = (bottom - top) / count;
        double halfThickness = Math.Min(0.36, ThickestBar / 2 / rowHeight);
        double nameWidth = AddNames(texts, groups.Names, canvas.Width * 0.34, top, rowHeight);
        LayoutBox plot = new(Theme.Margin + nameWidth + 10, top, canvas.Right - Theme.Margin, bottom);

        double[] labelWidths = [.. labels.Select(label => ruler.Width(label, Theme.Detail) + LabelGap)];
        double unit = Unit(costs, labelWidths, plot.Width);
        double left = Reach(costs, labelWidths, unit, -1);
        AxisRange range = new(-left / unit, (plot.Width - left) / unit);
        for (int i = 0; i < costs.Length; i++)
        {
            bool negative = costs[i] < 0;
            double end = plot.Left + left + (double)costs[i] * unit;
            texts.AddCentred(labels[i], Theme.Detail with { Color = Theme.Text }, end + (negative ? -LabelGap : LabelGap), top + rowHeight * (i + 0.5), negative ? 1 : 0);
        }

        return new ChartLayout(style.Size, plot, range, new AxisRange(0, count))
        {
            Texts = texts.Texts,
            Bars = [.. costs.Select((cost, index) => new PlotBar(
                Math.Min(0, (double)cost),
                Math.Max(0, (double)cost),
                count - index - 0.5 - halfThickness,
                count - index - 0.5 + halfThickness,
                groups.HasOther && index == costs.Length - 1 ? Theme.Other : Theme.Palette[0]))],
            VerticalGrid = AddAmounts(texts, costs, money, plot, range),
        };
    }

    private static Dictionary<string, decimal> Totals(IReadOnlyList<GroupCost> rows)
    {
        Dictionary<string, decimal> totals = new(StringComparer.Ordinal);
        foreach (GroupCost row in rows)
        {
            totals[row.Group] = totals.GetValueOrDefault(row.Group) + row.Cost;
        }

        return totals;
    }

    private static decimal[] Costs(IReadOnlyList<GroupCost> rows, FoldedGroups groups)
    {
        decimal[] costs = new decimal[groups.Names.Count];
        foreach (GroupCost row in rows)
        {
            costs[groups.IndexOf(row.Group)] += row.Cost;
        }

        return costs;
    }

    private static double AddNames(TextPlacer texts, IReadOnlyList<string> names, double maxWidth, double top, double rowHeight)
    {
        double lineHeight = texts.Ruler.LineHeight(Theme.Name);
        int maxLines = rowHeight >= 2 * lineHeight + 2 ? 2 : 1;
        IReadOnlyList<IReadOnlyList<string>> wrapped = NameLines.Fit(names, texts.Ruler, Theme.Name, maxWidth, maxLines);
        double width = wrapped.SelectMany(lines => lines).Select(line => texts.Ruler.Width(line, Theme.Name)).DefaultIfEmpty().Max();
        for (int i = 0; i < wrapped.Count; i++)
        {
            double first = top + rowHeight * (i + 0.5) - lineHeight * wrapped[i].Count / 2;
            for (int line = 0; line < wrapped[i].Count; line++)
            {
                texts.Add(wrapped[i][line], Theme.Name, Theme.Margin + width, first + lineHeight * line, align: 1);
            }
        }

        return width;
    }

    /// <summary>How many layout units one unit of currency may take, so that every bar fits with its label.</summary>
    private static double Unit(decimal[] costs, double[] labelWidths, double width)
    {
        decimal largest = costs.Select(Math.Abs).DefaultIfEmpty().Max();
        if (largest == 0)
        {
            return width;
        }

        double low = 0;
        double high = width / (double)largest;
        for (int i = 0; i < 50; i++)
        {
            double middle = (low + high) / 2;
            bool fits = Reach(costs, labelWidths, middle, -1) + Reach(costs, labelWidths, middle, 1) <= width;
            (low, high) = fits ? (middle, high) : (low, middle);
        }

        return low;
    }

    /// <summary>How far bars with their labels reach to one side of zero.</summary>
    private static double Reach(decimal[] costs, double[] labelWidths, double unit, int side)
    {
        double reach = 0;
        for (int i = 0; i < costs.Length; i++)
        {
            if (costs[i] < 0 == side < 0)
            {
                reach = Math.Max(reach, (double)Math.Abs(costs[i]) * unit + labelWidths[i]);
            }
        }

        return reach;
    }

    private static double[] AddAmounts(TextPlacer texts, decimal[] costs, MoneyFormat money, LayoutBox plot, AxisRange range)
    {
        ValueAxis axis = ValueAxis.Covering(costs.DefaultIfEmpty().Min(), costs.DefaultIfEmpty().Max(), Math.Max(1, (int)(plot.Width / 110)));
        IReadOnlyList<string> labels = money.Ticks(axis);
        List<double> shown = [];
        double end = double.NegativeInfinity;
        for (int i = 0; i < labels.Count; i++)
        {
            double value = (double)axis.Ticks[i];
            double x = plot.Left + (value - range.Min) / (range.Max - range.Min) * plot.Width;
            PlacedText label = texts.Place(labels[i], Theme.Tick, x, plot.Bottom + 6, align: 0.5);
            if (value >= range.Min && value <= range.Max)
            {
                shown.Add(value);
                if (label.Box.Left >= end && label.Box.Right <= plot.Right + Theme.Margin - 4)
                {
                    texts.Add(labels[i], Theme.Tick, x, plot.Bottom + 6, align: 0.5);
                    end = label.Box.Right + 10;
                }
            }
        }

        texts.AddNoteIfEmpty(axis, plot);
        return [.. shown];
    }
}
