namespace Pipeline.Nodes.CostAnalyzer.Anomalies;

/// <summary>
/// Finds unusual days: a day is compared with the median of the same weekdays before it, and the difference with how far days usually lie from the
/// median of their weekday. Medians, since one spike must not hide the next; by weekday, since most bills are lower at weekends.
/// </summary>
/// <remarks>
/// The difference is measured in robust standard deviations, 1.4826 times the median absolute deviation. Iglewicz and Hoaglin (How to Detect and
/// Handle Outliers, 1993) put the limit at 3.5; 4, and floors below which no day is unusual, keep it at less than one false alarm in 90 quiet days.
/// </remarks>
internal static class AnomalyDetector
{
    /// <summary>Days of history that a verdict takes.</summary>
    public const int MinHistory = 10;

    /// <summary>The most days that are looked back on: eight weeks, so that a lasting change becomes the usual in four.</summary>
    public const int MaxHistory = 56;

    /// <summary>From here on weekdays are told apart: three of each.</summary>
    public const int WeekdayHistory = 21;

    private const int DaysPerWeek = 7;
    private const decimal Limit = 4m;
    private const decimal ToStandardDeviation = 1.4826m;

    // Of what is expected: smaller deviations are taken for this large. Before weekdays are known, they may be all of the difference.
    private const decimal Floor = 0.05m;
    private const decimal FloorWithoutWeekdays = 0.2m;

    /// <summary>Judges each day of a series.</summary>
    /// <param name="days">The cost of each day, without gaps.</param>
    /// <param name="firstWeekday">The weekday of the first, 0 to 6.</param>
    /// <param name="options">When an anomaly is an alert.</param>
    public static IReadOnlyList<DayVerdict> Judge(IReadOnlyList<decimal> days, int firstWeekday, AnomalyOptions options) =>
        [.. Enumerable.Range(0, days.Count).Select(day => Judge(days, firstWeekday, day, isLast: day == days.Count - 1, options))];

    public static decimal Median(IEnumerable<decimal> values)
    {
        decimal[] sorted = [.. values.Order()];
        return sorted.Length == 0 ? 0 : (sorted[(sorted.Length - 1) / 2] / 2) + (sorted[sorted.Length / 2] / 2);
    }

    private static DayVerdict Judge(IReadOnlyList<decimal> days, int firstWeekday, int day, bool isLast, AnomalyOptions options)
    {
        int start = Math.Max(0, day - MaxHistory);
        int count = day - start;
        if (count < MinHistory)
        {
            return new DayVerdict(days[day], 0, 0, 0, Verdict.Unknown, IsAlert: false);
        }

        int[] history = [.. Enumerable.Range(start, count)];
        bool byWeekday = count >= WeekdayHistory;
        int Class(int index) => byWeekday ? (firstWeekday + index) % DaysPerWeek : 0;
        Dictionary<int, decimal> medians = history.GroupBy(Class).ToDictionary(same => same.Key, same => Median(same.Select(index => days[index])));
        decimal expected = medians[Class(day)];
        decimal deviation = Median(history.Select(index => Math.Abs(days[index] - medians[Class(index)])));

        // Few days of a weekday lie nearer to their own median than to the true one.
        decimal correction = 1 + (2m * (byWeekday ? DaysPerWeek : 1) / count);
        decimal sigma = Math.Max(deviation * ToStandardDeviation * correction, Math.Abs(expected) * (byWeekday ? Floor : FloorWithoutWeekdays));
        decimal difference = days[day] - expected;
        decimal score = sigma == 0 ? (difference == 0 ? 0 : Limit * Math.Sign(difference)) : difference / sigma;

        // The last day of a bill may not be over: it can be too dear already, but not yet too cheap.
        Verdict verdict = score >= Limit && difference > 0 ? Verdict.Spike : score <= -Limit && difference < 0 && !isLast ? Verdict.Drop : Verdict.Normal;
        bool alert = verdict != Verdict.Normal && Math.Abs(difference) >= options.AlertAmount
            && Math.Abs(difference) * 100 >= Math.Abs(expected) * options.AlertPercent;
        return new DayVerdict(days[day], expected, Limit * sigma, decimal.Round(score, 2), verdict, alert);
    }
}
