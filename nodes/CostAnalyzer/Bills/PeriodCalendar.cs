using System.Globalization;

namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>Numbers periods, so that a later one has a greater number, and names them.</summary>
internal static class PeriodCalendar
{
    private const int MinutesPerHour = 60;
    private const int MinutesPerDay = 24 * 60;
    private const int DaysPerWeek = 7;
    private const int MonthsPerYear = 12;

    /// <summary>The name of a period in files and settings: <c>hour</c>, <c>day</c>, <c>week</c>, <c>month</c>.</summary>
    public static string Name(BillPeriod period) => period switch
    {
        BillPeriod.Hour => "hour",
        BillPeriod.Day => "day",
        BillPeriod.Week => "week",
        BillPeriod.Month => "month",
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, null),
    };

    /// <summary>The number of the period in which a minute lies.</summary>
    /// <param name="period">The kind of period.</param>
    /// <param name="minute">Minutes since 0001-01-01 in UTC, as <see cref="ChargeTime"/> counts them.</param>
    public static int Number(BillPeriod period, long minute)
    {
        int day = (int)(minute / MinutesPerDay);
        switch (period)
        {
            case BillPeriod.Hour:
                return (int)(minute / MinutesPerHour);
            case BillPeriod.Day:
                return day;
            case BillPeriod.Week:
                // 0001-01-01 was a Monday.
                return day / DaysPerWeek;
            case BillPeriod.Month:
                DateOnly date = DateOnly.FromDayNumber(day);
                return (date.Year * MonthsPerYear) + date.Month - 1;
            default:
                throw new ArgumentOutOfRangeException(nameof(period), period, null);
        }
    }

    /// <summary>The start of a period: <c>2024-09-18</c>, or <c>2024-09-18T22:00:00Z</c> for an hour.</summary>
    public static string Start(BillPeriod period, int number) => period switch
    {
        BillPeriod.Hour => DateTime.MinValue.AddHours(number).ToString("yyyy-MM-dd'T'HH':00:00Z'", CultureInfo.InvariantCulture),
        BillPeriod.Day => Date(DateOnly.FromDayNumber(number)),
        BillPeriod.Week => Date(DateOnly.FromDayNumber(number * DaysPerWeek)),
        BillPeriod.Month => Date(new DateOnly(number / MonthsPerYear, (number % MonthsPerYear) + 1, 1)),
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, null),
    };

    /// <summary>A month by its name: <c>2024-09</c>.</summary>
    public static string MonthName(int number) => new DateOnly(number / MonthsPerYear, (number % MonthsPerYear) + 1, 1).ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>The number of the longer period in which a shorter one begins.</summary>
    /// <param name="period">The kind of the shorter period.</param>
    /// <param name="number">Its number.</param>
    /// <param name="longer">The kind of the longer one; no week is part of a month.</param>
    public static int Convert(BillPeriod period, int number, BillPeriod longer) => Number(longer, period switch
    {
        BillPeriod.Hour => (long)number * MinutesPerHour,
        BillPeriod.Day => (long)number * MinutesPerDay,
        BillPeriod.Week => (long)number * DaysPerWeek * MinutesPerDay,
        BillPeriod.Month => (long)new DateOnly(number / MonthsPerYear, (number % MonthsPerYear) + 1, 1).DayNumber * MinutesPerDay,
        _ => throw new ArgumentOutOfRangeException(nameof(period), period, null),
    });

    /// <summary>The numbers of the first and the last day of a period.</summary>
    public static (int First, int Last) Days(BillPeriod period, int number)
    {
        int first = Convert(period, number, BillPeriod.Day);
        return (first, period switch
        {
            BillPeriod.Week => first + DaysPerWeek - 1,
            BillPeriod.Month => first + DateTime.DaysInMonth(number / MonthsPerYear, (number % MonthsPerYear) + 1) - 1,
            _ => first,
        });
    }

    private static string Date(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
