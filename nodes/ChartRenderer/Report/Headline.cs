using System.Globalization;
using Pipeline.Nodes.ChartRenderer.Charts;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Report;

/// <summary>One sentence on a bill: why did it move?</summary>
internal static class Headline
{
    /// <summary>The sentence of one currency, from the table of changes; without one, what the bill comes to.</summary>
    /// <param name="total">What the currency comes to.</param>
    /// <param name="period">The length of the bill's periods.</param>
    /// <param name="changes">The table of changes; null if there is none.</param>
    /// <param name="table">What that table is; null if there is none.</param>
    /// <param name="money">How amounts are written.</param>
    public static string Of(CurrencyTotal total, PeriodKind period, RowTable? changes, BillTable? table, MoneyStyle money)
    {
        MoneyFormat format = new(total.Currency, Math.Abs(total.Total), money);
        if (changes is null || table is null || changes.RowCount == 0)
        {
            return $"The bill comes to {format.Total(total.Total)} in {Wording.Covered(total, period)}.";
        }

        decimal before = Sum(changes, "PreviousCost");
        decimal after = Sum(changes, "Cost");
        format = new MoneyFormat(total.Currency, Math.Max(Math.Abs(before), Math.Abs(after)), money);
        string percent = before > 0 ? $" ({(after >= before ? "+" : "")}{format.Share(after - before, before)})" : "";
        string how = after > before ? "rose by" : after < before ? "fell by" : "did not change:";
        string amount = after == before ? "" : $" {format.Label(Math.Abs(after - before))}{percent}";
        string from = Date(changes, "PeriodStart");
        return $"The bill {how}{amount} to {format.Label(after)} in the {Length(changes)} from {from}{Causes(changes, table, format)}{Effects(changes, format)}.";
    }

    private static string Causes(RowTable changes, BillTable table, MoneyFormat format)
    {
        if (table.Column.Length == 0)
        {
            return "";
        }

        string[] largest =
        [
            .. Enumerable.Range(0, changes.RowCount)
                .Select(row => (Name: string.Join(" · ", table.GroupColumns.Select(column => Wording.OneLine(changes.Text(row, column))).Distinct()), Change: changes.Cost(row, "Change")))
                .Where(change => change.Change != 0)
                .OrderByDescending(change => Math.Abs(change.Change)).ThenBy(change => change.Name, StringComparer.Ordinal)
                .Take(2)
                .Select(change => $"{change.Name} ({format.Change(change.Change)})"),
        ];
        return largest.Length == 0 ? "" : $", most of all {string.Join(" and ", largest)}";
    }

    private static string Effects(RowTable changes, MoneyFormat format)
    {
        if (!changes.Header.Contains("PriceEffect") || !changes.Header.Contains("VolumeEffect"))
        {
            return "";
        }

        (decimal Effect, string By)[] effects = [(Sum(changes, "VolumeEffect"), "volume"), (Sum(changes, "PriceEffect"), "price")];

        // An effect too small to be written as an amount is no part of the reason.
        string[] told = [.. effects.Where(effect => effect.Effect != 0).Select(effect => $"{format.Change(effect.Effect)} by {effect.By}").Where(text => text[0] is not ('<' or '>'))];
        return told.Length == 0 ? "" : $"; {string.Join(", ", told)}";
    }

    private static decimal Sum(RowTable changes, string column) => Enumerable.Range(0, changes.RowCount).Sum(row => changes.Cost(row, column));

    private static string Date(RowTable changes, string column) => changes.Start(0, column, PeriodKind.Day).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Length(RowTable changes) => (changes.Start(0, "PeriodStart", PeriodKind.Day) - changes.Start(0, "PreviousStart", PeriodKind.Day)).Days switch
    {
        1 => "day",
        7 => "week",
        _ => "month",
    };
}
