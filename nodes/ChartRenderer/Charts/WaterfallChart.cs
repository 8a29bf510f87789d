using System.Globalization;
using Pipeline.Nodes.ChartRenderer.Fonts;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>How the cost came from one period's to the next one's: a bar for both, and between them one for each group that changed, from where the one above ends.</summary>
internal static class WaterfallChart
{
    private const double NarrowestRow = 17;
    private const double ThickestBar = 34;
    private const double LabelGap = 6;
    private const double BreakPlace = 14;
    private const double BreakGap = 6;
    private const double BreakSlant = 3;

    // A bar that nobody sees tells nothing: what is below this part of the largest change shares one.
    private const decimal SmallestPart = 0.01m;

    public static ChartLayout Compose(RowTable rows, BillTable table, BillSummary bill, ChartStyle style, TextRuler ruler)
    {
        LayoutBox canvas = style.Size.Canvas;
        (decimal before, decimal after) = (rows.Sum("PreviousCost"), rows.Sum("Cost"));
        MoneyFormat money = new(table.Currency, Math.Max(Math.Abs(before), Math.Abs(after)), style.Money);
        TextPlacer texts = new(ruler);
        string what = table.Column.Length == 0 ? "" : $" by {Wording.Groups(table)}";
        (string earlier, string later) = rows.RowCount > 0 && ComparedPeriods.Of(rows) is var periods ? (periods.Name(periods.Earlier), periods.Name(periods.Later)) : ("before", "after");
        string shown = $"What changed{what}: {earlier} to {later}, {money.Change(after - before)}";
        double top = texts.AddHeader(ChartText.For(shown, bill.Currencies[table.Currency], bill.Period, money, style.Title), canvas) + 12;
        double bottom = canvas.Bottom - Theme.Margin - ruler.LineHeight(Theme.Tick) - 8;

        int room = Math.Max(4, (int)((bottom - top) / NarrowestRow)) - 3;
        Step[] steps = [.. Steps(rows, table, earlier, later, before, after, Math.Min(room, style.TopCount))];
        string[] labels = [.. steps.Select(step => step.IsTotal ? money.Label(step.End) : money.Change(step.End - step.Start))];
        double labelWidth = labels.Max(label => ruler.Width(label, Theme.Detail)) + LabelGap;
        decimal[] levels = [.. steps.Select(step => step.End), .. steps.Where(step => !step.IsTotal).Select(step => step.Start)];
        WaterfallAxis axis = WaterfallAxis.Covering(levels, RowLabels.Steps(new LayoutBox(0, 0, canvas.Width * 0.6, 0)));
        double noteHeight = axis.Cut is null ? 0 : ruler.LineHeight(Theme.Note) + 4;
        bottom -= noteHeight;

        RowPlaces places = new(top, bottom, steps.Length, ThickestBar);
        double nameWidth = RowLabels.AddNames(texts, [.. steps.Select(step => step.Name)], canvas.Width * 0.34, places);
        LayoutBox plot = new(Theme.Margin + nameWidth + 10, top, canvas.Right - Theme.Margin, bottom);

        double unit = axis.High > axis.Low ? Math.Max(1, plot.Width - labelWidth) / (double)(axis.High - axis.Low) : 1;
        AxisRange range = axis.High > axis.Low ? new AxisRange((double)axis.Low, (double)axis.Low + plot.Width / unit) : new AxisRange(0, 1);
        PlotBar[] bars = [.. steps.Select((step, index) => Bar(step, axis, places, index))];
        for (int i = 0; i < steps.Length; i++)
        {
            double end = plot.Left + (bars[i].Right - range.Min) * unit + LabelGap;
            texts.AddCentred(labels[i], Theme.Detail with { Ink = Ink.Text }, end, places.Middle(i));
        }

        double[] grid = RowLabels.AddAmounts(texts, ValueAxis.Between(axis.Low, axis.High, RowLabels.Steps(plot)), money, plot, range);
        if (axis.Cut is not null)
        {
            texts.AddNote(axis.Note(money), plot.Left, canvas.Bottom - Theme.Margin - ruler.LineHeight(Theme.Note), canvas);
        }

        return new ChartLayout(style.Size, plot, range, places.Axis)
        {
            Bars = bars,
            Lines = axis.Cut is { } cut ? [.. Breaks(bars[0], (double)cut, unit), .. Breaks(bars[^1], (double)cut, unit)] : [],
            VerticalGrid = grid,
            Texts = texts.Texts,
        };
    }

    private static PlotBar Bar(Step step, WaterfallAxis axis, RowPlaces places, int row) => places.Bar(
        row, (double)Math.Max(axis.Low, Math.Min(step.Start, step.End)), (double)Math.Min(axis.High, Math.Max(step.Start, step.End)), step.Ink);

    /// <summary>Two slanted gaps through a bar near the end that is cut.</summary>
    private static IEnumerable<PlotLine> Breaks(PlotBar bar, double cut, double unit)
    {
        double side = cut <= bar.Left ? 1 : -1;
        foreach (double from in (double[])[BreakPlace, BreakPlace + BreakGap])
        {
            double x = cut + side * from / unit;
            yield return new PlotLine([new PlotPoint(x - BreakSlant / unit, bar.Low), new PlotPoint(x + BreakSlant / unit, bar.High)], Ink.Background, Width: BreakGap / 2);
        }
    }

    private static List<Step> Steps(RowTable rows, BillTable table, string earlier, string later, decimal before, decimal after, int count)
    {
        List<Step> steps = [new Step(earlier, 0, before, Ink.Series0, IsTotal: true)];
        (string Name, decimal Change)[] changes =
            [.. Enumerable.Range(0, rows.RowCount).Select(row => (Name(rows, row, table), rows.Cost(row, "Change"))).OrderByDescending(change => Math.Abs(change.Item2)).ThenBy(change => change.Item1, StringComparer.Ordinal)];
        (string Name, decimal Change)[] moved = [.. changes.Where(change => change.Change != 0)];
        count = Math.Min(count, moved.Count(change => Math.Abs(change.Change) >= Math.Abs(moved[0].Change) * SmallestPart));
        decimal level = before;
        foreach ((string name, decimal change) in moved.Take(count).OrderByDescending(change => change.Change).ThenBy(change => change.Name, StringComparer.Ordinal))
        {
            steps.Add(new Step(name, level, level + change, InkOf(change), IsTotal: false));
            level += change;
        }

        if (moved.Length > count)
        {
            decimal rest = moved.Skip(count).Sum(change => change.Change);
            steps.Add(new Step(string.Create(CultureInfo.InvariantCulture, $"Other ({moved.Length - count})"), level, level + rest, InkOf(rest), IsTotal: false));
        }

        steps.Add(new Step(later, 0, after, Ink.Series0, IsTotal: true));
        return steps;
    }

    private static Ink InkOf(decimal change) => change > 0 ? Ink.Rise : Ink.Series2;

    private static string Name(RowTable rows, int row, BillTable table) =>
        table.Column.Length == 0 ? "Change" : string.Join(" · ", table.GroupColumns.Select(column => rows.Text(row, column)).Distinct());

    private readonly record struct Step(string Name, decimal Start, decimal End, Ink Ink, bool IsTotal);
}
