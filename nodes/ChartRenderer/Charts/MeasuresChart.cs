using Pipeline.Nodes.ChartRenderer.Fonts;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>A line for each measure over time: billed, effective, list and contracted cost are compared and never added.</summary>
internal static class MeasuresChart
{
    private const double PlacesPerUnit = 0.5;

    public static ChartLayout Compose(RowTable rows, BillTable table, BillSummary bill, ChartStyle style, TextRuler ruler)
    {
        CurrencyTotal covered = bill.Currencies[table.Currency];
        List<(DateTime Start, string Measure, decimal Cost)> costs =
            [.. Enumerable.Range(0, rows.RowCount).Select(row => (rows.Start(row, "PeriodStart", bill.Period), rows.Text(row, "Measure"), rows.Cost(row, "Cost")))];
        DateTime first = costs.Select(cost => cost.Start).Append(covered.FirstPeriod).Min();
        DateTime last = costs.Select(cost => cost.Start).Append(covered.LastPeriod).Max();
        TimeAxis time = TimeAxis.Fit(bill.Period, first, last, (int)(style.Size.Canvas.Width * PlacesPerUnit));
        string[] measures = [.. costs.Select(cost => cost.Measure).Distinct().Take(Theme.Palette.Count)];
        decimal[][] series = [.. measures.Select(measure => Sum(costs.Where(cost => cost.Measure == measure).Select(cost => (cost.Start, cost.Cost)), time))];

        string shown = $"{string.Join(", ", measures.Select((measure, index) => index == 0 ? Wording.Cost(measure) : Wording.Group(measure)))}, {Wording.Per(time.Unit)}";
        TimeFrame frame = TimeFrame.Make(shown, table.Currency, bill, style, ruler, series.SelectMany(values => values));
        for (int i = 0; i < measures.Length; i++)
        {
            frame.Legend.Add(Wording.Cost(measures[i]), Theme.Palette[i], frame.Money.Label(series[i].Sum()), share: null);
        }

        ChartLayout layout = frame.Layout(time.Count, frame.Texts.AddTimes(time, frame.Plot, style.Size.Canvas));
        return layout with
        {
            // The first is drawn last, above the others.
            Lines = [.. series.Select((values, index) => new PlotLine([.. values.Select((cost, place) => new PlotPoint(place + 0.5, (double)cost))], Theme.Palette[index])).Reverse()],
            Dots = time.Count == 1 ? [.. series.Select((values, index) => new PlotDot(new PlotPoint(0.5, (double)values[0]), 4, Theme.Palette[index])).Reverse()] : [],
        };
    }

    private static decimal[] Sum(IEnumerable<(DateTime Start, decimal Cost)> costs, TimeAxis time)
    {
        decimal[] sums = new decimal[time.Count];
        foreach ((DateTime start, decimal cost) in costs)
        {
            sums[time.IndexOf(start)] += cost;
        }

        return sums;
    }
}
