namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>Counts calendar units, so that missing periods keep their place: neighbours in time have neighbouring numbers.</summary>
internal static class Calendar
{
    /// <summary>The number of the unit that holds <paramref name="time"/>.</summary>
    public static int Number(TimeUnit unit, DateTime time) => unit switch
    {
        TimeUnit.Hour => (int)(time.Ticks / TimeSpan.TicksPerHour),
        TimeUnit.Day => (int)(time.Ticks / TimeSpan.TicksPerDay),
        // The first day of the calendar, 0001-01-01, is a Monday.
        TimeUnit.Week => (int)(time.Ticks / TimeSpan.TicksPerDay / 7),
        TimeUnit.Month => (time.Year - 1) * 12 + time.Month - 1,
        TimeUnit.Quarter => (time.Year - 1) * 4 + (time.Month - 1) / 3,
        TimeUnit.Year => time.Year,
        TimeUnit.Decade => time.Year / 10,
        _ => time.Year / 100,
    };

    /// <summary>When the unit of this number begins.</summary>
    public static DateTime Start(TimeUnit unit, int number) => unit switch
    {
        TimeUnit.Hour => DateTime.MinValue.AddHours(number),
        TimeUnit.Day => DateTime.MinValue.AddDays(number),
        TimeUnit.Week => DateTime.MinValue.AddDays(number * 7.0),
        TimeUnit.Month => new DateTime(number / 12 + 1, number % 12 + 1, 1),
        TimeUnit.Quarter => new DateTime(number / 4 + 1, number % 4 * 3 + 1, 1),
        TimeUnit.Year => new DateTime(number, 1, 1),
        // The first decade and the first century lack the year 0.
        TimeUnit.Decade => new DateTime(Math.Max(1, number * 10), 1, 1),
        _ => new DateTime(Math.Max(1, number * 100), 1, 1),
    };
}
