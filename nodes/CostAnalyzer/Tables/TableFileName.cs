using Pipeline.Nodes.CostAnalyzer.Bills;

namespace Pipeline.Nodes.CostAnalyzer.Tables;

/// <summary>Names the files of tables: <c>cost_by_ServiceName.csv</c>, <c>cost_by_day_and_ServiceName.EUR.csv</c>.</summary>
internal static class TableFileName
{
    /// <param name="period">The period of the rows; null if they have none.</param>
    /// <param name="column">The grouping column; null if there is none.</param>
    /// <param name="currency">The currency, if the bill has more than one; else null.</param>
    public static string Make(BillPeriod? period, string? column, string? currency)
    {
        string?[] keys = [period is { } known ? PeriodCalendar.Name(known) : null, column is null ? null : Safe(column)];
        return Make("cost_by_" + string.Join("_and_", keys.OfType<string>()), currency);
    }

    /// <param name="name">The name of the table.</param>
    /// <param name="currency">The currency, if the bill has more than one; else null.</param>
    public static string Make(string name, string? currency) => currency is null ? $"{name}.csv" : $"{name}.{Safe(currency)}.csv";

    /// <summary>A currency as part of names, with a number behind it where another one is written the same there.</summary>
    /// <param name="currency">The currency.</param>
    /// <param name="names">The names that others have; this one is added.</param>
    public static string Unused(string currency, HashSet<string> names)
    {
        string name = Safe(currency);
        for (int number = 2; !names.Add(name); number++)
        {
            name = FormattableString.Invariant($"{Safe(currency)}.{number}");
        }

        return name;
    }

    private static string Safe(string text) =>
        string.Concat(text.Select(character => char.IsAsciiLetterOrDigit(character) || character is '.' or '_' or '-' ? character : '_'));
}
