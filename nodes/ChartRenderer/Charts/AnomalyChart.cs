using Pipeline.Nodes.ChartRenderer.Fonts;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>The cost of each day as a line, behind it the range in which it is usual, and a mark on each day that is not; alerts bear their date.</summary>
internal static class AnomalyChart
{
    private const double DotRadius = 4.5;

    public static ChartLayout Compose(RowTable rows, BillTable table, BillSummary bill, ChartStyle style, TextRuler ruler)
    {
        Day[] days = [.. Enumerable.Range(0, rows.RowCount).Select(row => Read(rows, row)).OrderBy(day => day.Start)];
        if (days.Length == 0)
        {
            days = [new Day(bill.Currencies[table.Currency].FirstDay, 0, Low: null, High: null, Verdict: "", IsAlert: false)];
        }

        if (days.All(day => day.Cost >= 0))
        {
            // Costs that never were below zero are not usual there, whatever the spread says.
            days = [.. days.Select(day => day with { Low = day.Low is { } low ? Math.Max(0, low) : null })];
        }

        // Years of days have more days than pixels; the last ones are those that somebody can still do something about.
        days = days[Math.Max(0, days.Length - (int)(style.Size.Canvas.Width * 0.5))..];
        TimeAxis time = new(TimeUnit.Day, Calendar.Number(TimeUnit.Day, days[0].Start), days.Length);
        string shown = $"Cost per day and what is usual{(days.Length < rows.RowCount ? FormattableString.Invariant($", the last {days.Length} days") : "")}";
        TimeFrame frame = TimeFrame.Make(shown, table.Currency, bill, style, ruler, days.SelectMany(day => new[] { day.Cost, day.Low ?? 0, day.High ?? 0 }));
        frame.Legend.Add("Cost", Theme.Palette[0], frame.Money.Label(days.Sum(day => day.Cost)), share: null);
        frame.Legend.Add("Usual range", Ink.Band, amount: null, share: null);
        AddKind(frame, days, "spike", "Unusually dear", Ink.Rise);
        AddKind(frame, days, "drop", "Unusually cheap", Ink.Series2);

        ChartLayout layout = frame.Layout(time.Count, frame.Texts.AddTimes(time, frame.Plot, style.Size.Canvas));
        AddAlerts(frame, layout, days);
        return layout with
        {
            Texts = frame.Texts.Texts,
            Bars = [.. days.Index().Where(day => day.Item.Low is not null).Select(day => new PlotBar(
                day.Index, day.Index + 1, Math.Max(layout.Y.Min, (double)day.Item.Low!), Math.Min(layout.Y.Max, (double)day.Item.High!), Ink.Band))],
            Lines = [new PlotLine([.. days.Select((day, index) => Place(day, index))], Theme.Palette[0], Width: 2)],
            // A line of one point is not seen.
            Dots = [.. days.Index().Where(day => day.Item.Ink is not null || days.Length == 1).Select(day => new PlotDot(Place(day.Item, day.Index), DotRadius, day.Item.Ink ?? Theme.Palette[0]))],
        };
    }

    private static Day Read(RowTable rows, int row) => new(
        rows.Start(row, "PeriodStart", PeriodKind.Day), rows.Cost(row, "Cost"), rows.MaybeCost(row, "Low"), rows.MaybeCost(row, "High"),
        rows.Text(row, "Verdict"), rows.Text(row, "Alert") == "true");

    private static PlotPoint Place(Day day, int index) => new(index + 0.5, (double)day.Cost);

    private static void AddKind(TimeFrame frame, Day[] days, string verdict, string name, Ink ink)
    {
        int count = days.Count(day => day.Verdict == verdict);
        if (count > 0)
        {
            frame.Legend.Add(name, ink, count == 1 ? "1 day" : FormattableString.Invariant($"{count} days"), share: null);
        }
    }

    /// <summary>Writes date and amount above, below or beside alerts, the largest first, where neither another text nor the line is in the way.</summary>
    private static void AddAlerts(TimeFrame frame, ChartLayout layout, Day[] days)
    {
        TextStyle style = Theme.Detail with { Ink = Ink.Text };
        double height = frame.Texts.Ruler.LineHeight(style);
        foreach ((int index, Day day) in days.Index().Where(day => day.Item.IsAlert).OrderByDescending(day => Math.Abs(day.Item.Cost)))
        {
            PlotPoint at = Place(day, index);
            string label = FormattableString.Invariant($"{day.Start:d MMM}: {frame.Money.Label(day.Cost)}");
            (double x, double y) = (layout.PlaceX(at.X), layout.PlaceY(at.Y));
            double align = x < layout.Plot.Left + 60 ? 0 : x > layout.Plot.Right - 60 ? 1 : 0.5;
            (double above, double below) = (y - DotRadius - 4 - height, y + DotRadius + 4);
            (double right, double left) = (x + DotRadius + 3, x - DotRadius - 3);
            foreach ((double place, double top, double end) in (ReadOnlySpan<(double, double, double)>)
                [(x, above, align), (x, below, align), (right, y - height, 0), (left, y - height, 1), (right, y, 0), (left, y, 1)])
            {
                LayoutBox box = frame.Texts.Place(label, style, place, top, end).Box;
                bool isFree = !frame.Texts.Texts.Any(other => other.Box.Overlaps(box)) && !layout.Swatches.Any(swatch => swatch.Box.Overlaps(box));
                if (isFree && box.Left >= 0 && box.Right <= layout.Plot.Right + Theme.Margin && box.Bottom <= layout.Plot.Bottom && !IsCrossed(box, layout, days))
                {
                    frame.Texts.Add(label, style, place, top, end);
                    break;
                }
            }
        }
    }

    /// <summary>Whether the line of costs runs through a box.</summary>
    private static bool IsCrossed(LayoutBox box, ChartLayout layout, Day[] days)
    {
        double place = layout.Plot.Width / days.Length;
        int first = Math.Max(0, (int)((box.Left - layout.Plot.Left) / place - 0.5));
        int last = Math.Min(days.Length - 2, (int)((box.Right - layout.Plot.Left) / place - 0.5));
        for (int i = first; i <= last; i++)
        {
            (double x1, double y1) = (layout.PlaceX(i + 0.5), layout.PlaceY((double)days[i].Cost));
            (double x2, double y2) = (layout.PlaceX(i + 1.5), layout.PlaceY((double)days[i + 1].Cost));

            // What of this piece is above or below the box.
            double from = Math.Clamp((box.Left - x1) / (x2 - x1), 0, 1);
            double to = Math.Clamp((box.Right - x1) / (x2 - x1), 0, 1);
            (double start, double end) = (y1 + (y2 - y1) * from, y1 + (y2 - y1) * to);
            if (Math.Max(start, end) > box.Top && Math.Min(start, end) < box.Bottom)
            {
                return true;
            }
        }

        return false;
    }

    private sealed record Day(DateTime Start, decimal Cost, decimal? Low, decimal? High, string Verdict, bool IsAlert)
    {
        public Ink? Ink => Verdict switch { "spike" => Charts.Ink.Rise, "drop" => Charts.Ink.Series2, _ => null };
    }
}
