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
        MoneyFormat money = new(table.Currency, rows.Select(row => Math.Abs(row.Cost)).DefaultIfEmpty().Max(), style.Money);
        TextPlacer texts = new(ruler);
        ChartText text = ChartText.For($"{Wording.Cost(bill.CostColumn)} by {Wording.Groups(table)}", total, bill.Period, money, style.Title);
        double top = texts.AddHeader(text, canvas) + 12;
        double bottom = canvas.Bottom - Theme.Margin - ruler.LineHeight(Theme.Tick) - 8;

        int room = Math.Max(2, (int)((bottom - top) / NarrowestRow));
        FoldedGroups groups = FoldedGroups.Fold(rows.Select(row => KeyValuePair.Create(row.Group, row.Cost)), Math.Min(style.TopCount, room - 1));
        decimal[] costs = [.. groups.Costs];
        string[] labels = [.. costs.Select(cost => money.Share(cost, total.Total) is string share ? $"{money.Label(cost)} · {share}" : money.Label(cost))];

        RowPlaces places = new(top, bottom, Math.Max(1, costs.Length), ThickestBar);
        double nameWidth = RowLabels.AddNames(texts, groups.Names, canvas.Width * 0.34, places);
        LayoutBox plot = new(Theme.Margin + nameWidth + 10, top, canvas.Right - Theme.Margin, bottom);

        double[] labelWidths = [.. labels.Select(label => ruler.Width(label, Theme.Detail) + LabelGap)];
        double unit = Unit(costs, labelWidths, plot.Width);
        double left = Reach(costs, labelWidths, unit, -1);
        AxisRange range = new(-left / unit, (plot.Width - left) / unit);
        for (int i = 0; i < costs.Length; i++)
        {
            bool negative = costs[i] < 0;
            double end = plot.Left + left + (double)costs[i] * unit;
            texts.AddCentred(labels[i], Theme.Detail with { Ink = Ink.Text }, end + (negative ? -LabelGap : LabelGap), places.Middle(i), negative ? 1 : 0);
        }

        return new ChartLayout(style.Size, plot, range, places.Axis)
        {
            Texts = texts.Texts,
            Bars = [.. costs.Select((cost, index) => places.Bar(
                index, Math.Min(0, (double)cost), Math.Max(0, (double)cost), groups.HasOther && index == costs.Length - 1 ? Ink.Other : Theme.Palette[0]))],
            VerticalGrid = RowLabels.AddAmounts(texts, ValueAxis.Covering(costs.DefaultIfEmpty().Min(), costs.DefaultIfEmpty().Max(), RowLabels.Steps(plot)), money, plot, range),
        };
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
}
