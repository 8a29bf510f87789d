using System.Globalization;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>The two periods of a table of changes, in words: days, weeks or months, which their distance tells.</summary>
/// <param name="Earlier">When the earlier one begins.</param>
/// <param name="Later">When the later one begins.</param>
internal readonly record struct ComparedPeriods(DateTime Earlier, DateTime Later)
{
    private int Days => (Later - Earlier).Days;

    /// <summary>The periods of a table that has rows.</summary>
    /// <exception cref="TableFormatException">A cell is no date.</exception>
    public static ComparedPeriods Of(RowTable changes) => new(changes.Start(0, "PreviousStart", PeriodKind.Day), changes.Start(0, "PeriodStart", PeriodKind.Day));

    /// <summary>A period as a name: <c>9 Sep 2024</c>, <c>week of 9 Sep 2024</c>, <c>September 2024</c>.</summary>
    public string Name(DateTime start) => Days switch
    {
        1 => Write(start, "d MMM yyyy"),
        7 => $"week of {Write(start, "d MMM yyyy")}",
        _ => Write(start, "MMMM yyyy"),
    };

    /// <summary>A period within a sentence: <c>on 9 September 2024</c>, <c>in the week from 9 September 2024</c>, <c>in September 2024</c>.</summary>
    public string When(DateTime start) => Days switch
    {
        1 => $"on {Write(start, "d MMMM yyyy")}",
        7 => $"in the week from {Write(start, "d MMMM yyyy")}",
        _ => $"in {Write(start, "MMMM yyyy")}",
    };

    /// <summary>What the earlier period is to the later one: <c>on the day before</c>, <c>in the week before</c>, <c>in the month before</c>.</summary>
    public string Before => Days switch
    {
        1 => "on the day before",
        7 => "in the week before",
        _ => "in the month before",
    };

    private static string Write(DateTime time, string format) => time.ToString(format, CultureInfo.InvariantCulture);
}
