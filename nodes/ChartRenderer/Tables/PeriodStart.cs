using System.Globalization;

namespace Pipeline.Nodes.ChartRenderer.Tables;

/// <summary>The start of a period as tables write it: <c>2024-09-18</c>, by the hour <c>2024-09-18T22:00:00Z</c>; always UTC.</summary>
internal static class PeriodStart
{
    private const string DateFormat = "yyyy-MM-dd";
    private const string HourFormat = "yyyy-MM-dd'T'HH':00:00Z'";

    public static bool TryParse(ReadOnlySpan<char> text, PeriodKind period, out DateTime start) =>
        DateTime.TryParseExact(
            text,
            period == PeriodKind.Hour ? HourFormat : DateFormat,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out start)
        && IsStart(start, period);

    public static string Expected(PeriodKind period) => period switch
    {
        PeriodKind.Hour => "a full hour such as 2024-09-18T22:00:00Z",
        PeriodKind.Week => "a Monday such as 2024-09-16",
        PeriodKind.Month => "the first day of a month such as 2024-09-01",
        _ => "a date such as 2024-09-18",
    };

    private static bool IsStart(DateTime start, PeriodKind period) => period switch
    {
        PeriodKind.Week => start.DayOfWeek == DayOfWeek.Monday,
        PeriodKind.Month => start.Day == 1,
        _ => true,
    };
}
