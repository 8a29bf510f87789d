using Pipeline.Nodes.ChartRenderer.Fonts;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>The dearest groups as bars, and across them a line of what they come to together: how few make up how much.</summary>
internal static class ParetoChart
{
    private const double NarrowestRow = 17;
    private const double ThickestBar = 40;
    private const double DotRadius = 3.5;
    private const double ShareGap = 10;

    /// <summary>Whether the table says how few make up how much: it has several groups, and a total above zero.</summary>
    public static bool Fits(IReadOnlyList<GroupCost> rows) => rows.Count > 1 && rows.Sum(row => row.Cost) > 0;

    public static ChartLayout Compose(IReadOnlyList<GroupCost> rows, BillTable table, BillSummary bill, ChartStyle style, TextRuler ruler)
    {
        CurrencyTotal total = bill.Currencies[table.Currency];
        LayoutBox canvas = style.Size.Canvas;
        MoneyFormat money = new(table.Currency, rows.Select(row => Math.Abs(row.Cost)).DefaultIfEmpty().Max(), style.Money);
        TextPlacer texts = new(ruler);
        ChartText text = ChartText.For($"{Wording.Cost(bill.CostColumn)} by {Wording.Groups(table)}, with the running total", total, bill.Period, money, style.Title);
        double top = texts.AddHeader(text, canvas) + 12;
        double bottom = canvas.Bottom - Theme.Margin - ruler.LineHeight(Theme.Tick) - 8;

        Dictionary<string, decimal> costs = rows.GroupBy(row => row.Group, StringComparer.Ordinal).ToDictionary(same => same.Key, same => same.Sum(row => row.Cost), StringComparer.Ordinal);
        FoldedGroups groups = FoldedGroups.Fold(costs, Math.Min(style.TopCount, Math.Max(2, (int)((bottom - top) / NarrowestRow)) - 1));
        decimal[] shown = new decimal[Math.Max(1, groups.Names.Count)];
        foreach ((string name, decimal cost) in costs)
        {
            shown[groups.IndexOf(name)] += cost;
        }

        decimal[] together = new decimal[shown.Length];
        for (int i = 0; i < shown.Length; i++)
        {
            together[i] = shown[i] + (i == 0 ? 0 : together[i - 1]);
        }

        (decimal low, decimal high) = (Math.Min(0, Math.Min(shown.Min(), together.Min())), Math.Max(0, Math.Max(shown.Max(), together.Max())));
        double rowHeight = (bottom - top) / shown.Length;
        double halfThickness = Math.Min(0.36, ThickestBar / 2 / rowHeight);
        double nameWidth = RowLabels.AddNames(texts, groups.Names, canvas.Width * 0.34, top, rowHeight);
        string[] shares = [.. together.Select(part => money.Share(part, together[^1]) ?? "")];
        double shareWidth = shares.Max(share => ruler.Width(share, Theme.Detail));
        LayoutBox plot = new(Theme.Margin + nameWidth + 10, top, canvas.Right - Theme.Margin - shareWidth - ShareGap, bottom);
        for (int i = 0; i < shares.Length; i++)
        {
            texts.AddCentred(shares[i], Theme.Detail with { Ink = Ink.Text }, canvas.Right - Theme.Margin, top + rowHeight * (i + 0.5), align: 1);
        }

        AxisRange range = high > low ? new((double)low, (double)high) : new(0, 1);
        double Middle(int row) => shown.Length - row - 0.5;
        return new ChartLayout(style.Size, plot, range, new AxisRange(0, shown.Length))
        {
            Bars = [.. shown.Select((cost, index) => new PlotBar(
                Math.Min(0, (double)cost), Math.Max(0, (double)cost), Middle(index) - halfThickness, Middle(index) + halfThickness,
                groups.HasOther && index == shown.Length - 1 ? Ink.Other : Theme.Palette[0]))],
            Lines = [new PlotLine([.. together.Select((part, index) => new PlotPoint((double)part, Middle(index)))], Theme.Palette[1], Width: 2)],
            Dots = [.. together.Select((part, index) => new PlotDot(new PlotPoint((double)part, Middle(index)), DotRadius, Theme.Palette[1]))],
            VerticalGrid = RowLabels.AddAmounts(texts, ValueAxis.Covering(low, high, RowLabels.Steps(plot)), money, plot, range),
            Texts = texts.Texts,
        };
    }
}
