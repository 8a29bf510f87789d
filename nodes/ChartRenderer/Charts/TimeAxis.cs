using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>An axis of equal places, one for each calendar unit from the first to the last, also for units without any cost.</summary>
/// <param name="Unit">What one place stands for.</param>
/// <param name="First">The number of the first unit, as <see cref="Calendar"/> counts.</param>
/// <param name="Count">How many places there are, at least 1.</param>
internal sealed record TimeAxis(TimeUnit Unit, int First, int Count)
{
    /// <summary>The finest axis over the times with at most <paramref name="maxCount"/> places; by the century there may be more.</summary>
    public static TimeAxis Fit(PeriodKind period, DateTime first, DateTime last, int maxCount)
    {
        TimeUnit unit = UnitOf(period);
        while (unit < TimeUnit.Century && Calendar.Number(unit, last) - Calendar.Number(unit, first) >= maxCount)
        {
            unit++;
        }

        int start = Calendar.Number(unit, first);
        return new TimeAxis(unit, start, Calendar.Number(unit, last) - start + 1);
    }

    public static TimeUnit UnitOf(PeriodKind period) => period switch
    {
        PeriodKind.Hour => TimeUnit.Hour,
        PeriodKind.Day => TimeUnit.Day,
        PeriodKind.Week => TimeUnit.Week,
        _ => TimeUnit.Month,
    };

    public int IndexOf(DateTime time) => Calendar.Number(Unit, time) - First;

    public DateTime StartOf(int index) => Calendar.Start(Unit, First + index);
}
