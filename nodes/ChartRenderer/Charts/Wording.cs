using System.Globalization;
using System.Text;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>Turns the names of columns and the bounds of periods into words.</summary>
internal static class Wording
{
    /// <summary><c>BilledCost</c> → <c>Billed cost</c>, <c>lineItem/UnblendedCost</c> → <c>Unblended cost</c>.</summary>
    public static string Cost(string column)
    {
        string words = Words(column);
        return words.Length == 0 ? column : char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary><c>ServiceName</c> → <c>service</c>, <c>x_CostCenter</c> → <c>cost center</c>: a group is known by what it is, not by its name or id.</summary>
    public static string Group(string column)
    {
        string words = Words(column);
        foreach (string ending in (ReadOnlySpan<string>)[" name", " id"])
        {
            if (words.EndsWith(ending, StringComparison.Ordinal) && words.Length > ending.Length)
            {
                return words[..^ending.Length];
            }
        }

        return words.Length == 0 ? column : words;
    }

    /// <summary>What a table groups by: <c>service and region</c>; a tag by its key.</summary>
    public static string Groups(BillTable table) => string.Join(" and ", table.Column.Split('+', StringSplitOptions.TrimEntries).Select(Group));

    public static string Per(TimeUnit unit) => unit switch
    {
        TimeUnit.Hour => "per hour",
        TimeUnit.Day => "per day",
        TimeUnit.Week => "per week",
        TimeUnit.Month => "per month",
        TimeUnit.Quarter => "per quarter",
        TimeUnit.Year => "per year",
        TimeUnit.Decade => "per decade",
        _ => "per century",
    };

    /// <summary>
    /// The time that a bill covers, from its first hour, day or month to the end of its last one. By the week these are the days that the bill has
    /// charges of: its first and last week may be cut.
    /// </summary>
    public static string Covered(CurrencyTotal bill, PeriodKind period)
    {
        (DateTime first, DateTime last) = period == PeriodKind.Week ? (bill.FirstDay, bill.LastDay) : (bill.FirstPeriod, bill.LastPeriod);
        switch (period)
        {
            case PeriodKind.Hour:
                string start = Write(first, "d MMM yyyy, HH':'mm");
                string end = FormattableString.Invariant($"{last.Hour + 1:00}:00");
                return first.Date == last.Date
                    ? $"{start}\u2013{end} UTC"
                    : $"{start} \u2013 {Write(last, "d MMM yyyy")}, {end} UTC";
            case PeriodKind.Month:
                return Range(first, last, "MMM yyyy", first.Year == last.Year ? "MMM" : "MMM yyyy");
            default:
                return first.Year == last.Year && first.Month == last.Month && first != last
                    ? $"{first.Day}\u2013{Write(last, "d MMM yyyy")}"
                    : Range(first, last, "d MMM yyyy", first.Year == last.Year ? "d MMM" : "d MMM yyyy");
        }
    }

    /// <summary>A name fit for one line: what cannot be seen becomes a space.</summary>
    public static string OneLine(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\0', '\u001F') && !text.Contains('\u007F', StringComparison.Ordinal))
        {
            return text;
        }

        StringBuilder line = new(text.Length);
        foreach (char letter in text)
        {
            line.Append(char.IsControl(letter) ? ' ' : letter);
        }

        return line.ToString();
    }

    private static string Range(DateTime first, DateTime last, string format, string firstFormat) =>
        first == last ? Write(last, format) : $"{Write(first, firstFormat)} \u2013 {Write(last, format)}";

    private static string Write(DateTime time, string format) => time.ToString(format, CultureInfo.InvariantCulture);

    private static string Words(string column)
    {
        string name = column.StartsWith("x_", StringComparison.Ordinal) ? column[2..] : column;
        name = name[(name.TrimEnd('/', ':', '.').LastIndexOfAny(['/', ':', '.']) + 1)..];
        StringBuilder words = new(name.Length + 8);
        for (int i = 0; i < name.Length; i++)
        {
            char letter = name[i];
            bool startsWord = char.IsUpper(letter) && i > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1])));
            if (letter is '_' or '-' || startsWord)
            {
                words.Append(' ');
            }

            if (letter is not ('_' or '-'))
            {
                bool acronym = char.IsUpper(letter) && (i + 1 == name.Length || char.IsUpper(name[i + 1])) && (i == 0 || char.IsUpper(name[i - 1]) || startsWord);
                words.Append(acronym && name.Length > 1 ? letter : char.ToLowerInvariant(letter));
            }
        }

        return OneLine(words.ToString()).Trim();
    }
}
