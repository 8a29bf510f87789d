using System.Globalization;
using Pipeline.Nodes.ChartRenderer.Fonts;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>What the last month of the bill has come to by the end of each day, beside the month before it and the budget.</summary>
internal static class MonthToDateChart
{
    private const int DayStep = 5;

    public static ChartLayout Compose(IReadOnlyList<PeriodCost> rows, BillTable table, BillSummary bill, ChartStyle style, TextRuler ruler)
    {
        CurrencyTotal covered = bill.Currencies[table.Currency];
        DateTime month = new(covered.LastDay.Year, covered.LastDay.Month, 1);
        decimal[] current = Cumulate(rows, month, covered.LastDay.Day);
        decimal[] before = [];
        if (month > DateTime.MinValue && covered.FirstDay < month)
        {
            DateTime last = month.AddMonths(-1);
            before = Cumulate(rows, last, DateTime.DaysInMonth(last.Year, last.Month));
        }

        int days = Math.Max(DateTime.DaysInMonth(month.Year, month.Month), before.Length);
        string shown = $"{Wording.Cost(bill.CostColumn)} in {Name(month)}, month to date";
        TimeFrame frame = TimeFrame.Make(shown, table.Currency, bill, style, ruler, current.Concat(before).Append(style.MonthlyBudget ?? 0));
        List<PlotLine> lines = [];
        frame.Legend.Add(Name(month), Theme.Palette[0], frame.Money.Label(current[^1]), share: null);
        if (before.Length > 0)
        {
            frame.Legend.Add(Name(month.AddMonths(-1)), Ink.Other, frame.Money.Label(before[^1]), share: null);
            lines.Add(Line(before, Ink.Other));
        }

        if (style.MonthlyBudget is { } budget)
        {
            frame.Legend.Add("Budget", Ink.Rise, frame.Money.Label(budget), current[^1] >= 0 && frame.Money.Share(current[^1], budget) is { } used ? $"{used} used" : null);
            lines.Add(new PlotLine([new PlotPoint(0, (double)budget), new PlotPoint(days, (double)budget)], Ink.Rise, Width: 1.6, IsDashed: true));
        }

        lines.Add(Line(current, Theme.Palette[0]) with { IsFilled = true });
        return frame.Layout(days, AddDays(frame, days)) with { Texts = frame.Texts.Texts, Lines = lines };
    }

    private static PlotLine Line(decimal[] sums, Ink ink) => new([new PlotPoint(0, 0), .. sums.Select((sum, index) => new PlotPoint(index + 1, (double)sum))], ink);

    private static decimal[] Cumulate(IReadOnlyList<PeriodCost> rows, DateTime month, int days)
    {
        decimal[] costs = new decimal[days];
        foreach (PeriodCost row in rows.Where(row => row.Start.Year == month.Year && row.Start.Month == month.Month && row.Start.Day <= days))
        {
            costs[row.Start.Day - 1] += row.Cost;
        }

        return RunningSums.Of(costs);
    }

    /// <summary>The days of the month below the plot: the first, and every fifth that fits.</summary>
    private static List<double> AddDays(TimeFrame frame, int days)
    {
        List<double> ticks = [];
        double end = double.NegativeInfinity;
        for (int day = 1; day <= days; day++)
        {
            string label = day.ToString(CultureInfo.InvariantCulture);
            double x = frame.Plot.Left + (day - 0.5) / days * frame.Plot.Width;
            PlacedText text = frame.Texts.Place(label, Theme.Tick, x, frame.Plot.Bottom + 8, align: 0.5);
            if ((day == 1 || day % DayStep == 0) && text.Box.Left > end)
            {
                frame.Texts.Add(label, Theme.Tick, x, frame.Plot.Bottom + 8, align: 0.5);
                ticks.Add(day - 0.5);
                end = text.Box.Right + 6;
            }
        }

        return ticks;
    }

    private static string Name(DateTime month) => month.ToString("MMMM yyyy", CultureInfo.InvariantCulture);
}
