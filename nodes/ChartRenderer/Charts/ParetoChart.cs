using System.Globalization;
using Pipeline.Nodes.ChartRenderer.Fonts;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>
/// The dearest groups as bars, and across them a line of what they come to together: how few make up how much. Groups below zero are no part of it, and
/// a note says so: with them the line would pass 100 % and turn back.
/// </summary>
internal static class ParetoChart
{
    private const double NarrowestRow = 17;
    private const double ThickestBar = 40;
    private const double DotRadius = 3.5;
    private const double ShareGap = 10;

    /// <summary>Whether the table says how few make up how much: several of its groups cost something.</summary>
    public static bool Fits(IReadOnlyList<GroupCost> rows) => rows.Count(row => row.Cost > 0) > 1;

    public static ChartLayout Compose(IReadOnlyList<GroupCost> rows, BillTable table, BillSummary bill, ChartStyle style, TextRuler ruler)
    {
        CurrencyTotal total = bill.Currencies[table.Currency];
        LayoutBox canvas = style.Size.Canvas;
        MoneyFormat money = new(table.Currency, rows.Select(row => Math.Abs(row.Cost)).DefaultIfEmpty().Max(), style.Money);
        TextPlacer texts = new(ruler);
        ChartText text = ChartText.For($"{Wording.Cost(bill.CostColumn)} by {Wording.Groups(table)}, with the running total", total, bill.Period, money, style.Title);
        double top = texts.AddHeader(text, canvas) + 12;
        double bottom = canvas.Bottom - Theme.Margin - ruler.LineHeight(Theme.Tick) - 8;

        Dictionary<string, decimal> costs = FoldedGroups.Total(rows.Select(row => KeyValuePair.Create(row.Group, row.Cost)));
        string[] credits = [.. costs.Where(cost => cost.Value < 0).Select(cost => cost.Key)];
        if (credits.Length > 0)
        {
            bottom -= ruler.LineHeight(Theme.Note) + 4;
            texts.AddNote(Note(credits, credits.Sum(group => costs[group]), money), Theme.Margin, canvas.Bottom - Theme.Margin - ruler.LineHeight(Theme.Note), canvas);
        }

        FoldedGroups groups = FoldedGroups.Fold(costs.Where(cost => cost.Value >= 0), Math.Min(style.TopCount, Math.Max(2, (int)((bottom - top) / NarrowestRow)) - 1));
        decimal[] shown = [.. groups.Costs.DefaultIfEmpty()];
        decimal[] together = RunningSums.Of(shown);
        decimal high = together[^1];
        RowPlaces places = new(top, bottom, shown.Length, ThickestBar);
        double nameWidth = RowLabels.AddNames(texts, groups.Names, canvas.Width * 0.34, places);
        string[] shares = [.. together.Select(part => money.Share(part, high) ?? "")];
        double shareWidth = shares.Max(share => ruler.Width(share, Theme.Detail));
        LayoutBox plot = new(Theme.Margin + nameWidth + 10, top, canvas.Right - Theme.Margin - shareWidth - ShareGap, bottom);
        for (int i = 0; i < shares.Length; i++)
        {
            texts.AddCentred(shares[i], Theme.Detail with { Ink = Ink.Text }, canvas.Right - Theme.Margin, places.Middle(i), align: 1);
        }

        AxisRange range = new(0, high > 0 ? (double)high : 1);
        return new ChartLayout(style.Size, plot, range, places.Axis)
        {
            Bars = [.. shown.Select((cost, index) => places.Bar(index, 0, (double)cost, groups.HasOther && index == shown.Length - 1 ? Ink.Other : Theme.Palette[0]))],
            Lines = [new PlotLine([.. together.Select((part, index) => new PlotPoint((double)part, places.Level(index)))], Theme.Palette[1], Width: 2)],
            Dots = [.. together.Select((part, index) => new PlotDot(new PlotPoint((double)part, places.Level(index)), DotRadius, Theme.Palette[1]))],
            VerticalGrid = RowLabels.AddAmounts(texts, ValueAxis.Covering(0, high, RowLabels.Steps(plot)), money, plot, range),
            Texts = texts.Texts,
        };
    }

    private static string Note(string[] credits, decimal sum, MoneyFormat money)
    {
        int count = credits.Sum(FoldedGroups.CountOf);
        return string.Create(CultureInfo.InvariantCulture, $"100% is all cost above zero; {count} {(count == 1 ? "group" : "groups")} below zero ({money.Label(sum)}) {(count == 1 ? "is" : "are")} left out");
    }
}
