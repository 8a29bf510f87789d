namespace Pipeline.Nodes.CostAnalyzer.Tests.Hostile;

/// <summary>Times at the ends of the calendar, beyond it, and in other forms.</summary>
internal static class HostileTimes
{
    private static readonly string[] Periods = ["hour", "day", "week", "month"];

    public static IEnumerable<HostileBill> All() =>
    [
        .. Periods.SelectMany(period => new[]
        {
            Ends($"the first day by the {period}", "0001-01-01", period), Ends($"the last day by the {period}", "9999-12-31T23:59:60Z", period),
            new HostileBill($"time: both ends by the {period}", $"{HostileBill.Header}\na,1,USD,0001-01-01\na,2,USD,9999-12-31\n", "3 USD") { Section = Everything(period) },
        }),
        Taken("leap second", "2016-12-31T23:59:60Z"), Taken("nanoseconds", "2024-09-18T22:00:00.123456789Z"), Taken("leap day", "2024-02-29"), Taken("offset", "2024-09-18T22:00:00+14:00"),
        Taken("offset without a colon", "2024-09-18T22:00:00-0330"), Taken("UTC in words", "2024-09-18 22:00:00 UTC"),
        Wrong("no leap day", "2023-02-29"), Wrong("day 30 of February", "2024-02-30"), Wrong("month 13", "2024-13-01"), Wrong("day 0", "2024-01-00"), Wrong("year 0", "0000-01-01"),
        Wrong("hour 24", "2024-09-18T24:00:00Z"), Wrong("minute 60", "2024-09-18T22:60:00Z"), Wrong("second 61", "2024-09-18T22:00:61Z"), Wrong("offset of 99 hours", "2024-09-18T22:00:00+99:00"),
        Wrong("before the first day in UTC", "0001-01-01T00:00:00+01:00"), Wrong("after the last day in UTC", "9999-12-31T23:30:00-01:00"), Wrong("year of five digits", "10000-01-01"),
        Wrong("year below zero", "-0044-03-15"), Wrong("seconds since 1970", "1726617600"), Wrong("day of a spreadsheet", "45553"), Wrong("American", "09/18/2024"), Wrong("German", "18.09.2024"),
        Wrong("week", "2024-W38-3"), Wrong("short", "2024-9-1"), Wrong("blank in front", "\" 2024-09-18\""), Wrong("text", "yesterday"), Wrong("nothing", ""), Wrong("NULL", "NULL"),
        Wrong("Arabic digits", "٢٠٢٤-٠٩-١٨"), Wrong("no end", "2024-09-18T"), Wrong("long", "2024-09-18" + new string('0', 100_000)), Wrong("zone name", "2024-09-18T22:00:00 CET"),
    ];

    private static string Everything(string period) => $$"""{ "period": "{{period}}", "monthly_budgets": { "USD": 1 } }""";

    private static HostileBill Ends(string name, string time, string period) =>
        new($"time: {name}", $"{HostileBill.Header}\na,1,USD,{time}\n", "1 USD") { Section = Everything(period) };

    private static HostileBill Taken(string name, string time) => HostileBill.Taken($"time: {name}", $"S3,2,USD,{time}", "3.5 USD");

    private static HostileBill Wrong(string name, string time) => HostileBill.Row($"time: {name}", $"S3,2,USD,{time}", "column 'ChargePeriodStart': found '");
}
