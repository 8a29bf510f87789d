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
            Dots = [.. days.Index().Where(day => day.Item.Ink is not null).Select(day => new PlotDot(Place(day.Item, day.Index), DotRadius, day.Item.Ink!.Value))],
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

    /// <summary>Writes date and amount above alerts, the largest first, where no other text is in the way.</summary>
    private static void AddAlerts(TimeFrame frame, ChartLayout layout, Day[] days)
    {
        foreach ((int index, Day day) in days.Index().Where(day => day.Item.IsAlert).OrderByDescending(day => Math.Abs(day.Item.Cost)))
        {
            PlotPoint at = Place(day, index);
            string label = FormattableString.Invariant($"{day.Start:d MMM}: {frame.Money.Label(day.Cost)}");
            double x = layout.PlaceX(at.X);
            double align = x < layout.Plot.Left + 60 ? 0 : x > layout.Plot.Right - 60 ? 1 : 0.5;
            double top = layout.PlaceY(at.Y) - DotRadius - 4 - frame.Texts.Ruler.LineHeight(Theme.Detail);
            PlacedText text = frame.Texts.Place(label, Theme.Detail with { Ink = Ink.Text }, x, top, align);
            bool isFree = !frame.Texts.Texts.Any(other => other.Box.Overlaps(text.Box)) && !layout.Swatches.Any(swatch => swatch.Box.Overlaps(text.Box));
            if (isFree && text.Box.Left >= 0)
            {
                frame.Texts.Add(label, Theme.Detail with { Ink = Ink.Text }, x, top, align);
            }
        }
    }

    private sealed record Day(DateTime Start, decimal Cost, decimal? Low, decimal? High, string Verdict, bool IsAlert)
    {
        public Ink? Ink => Verdict switch { "spike" => Charts.Ink.Rise, "drop" => Charts.Ink.Series2, _ => null };
    }
}
