using Pipeline.Nodes.ChartRenderer.Charts;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Report;

/// <summary>One or two sentences on a bill: why did it move?</summary>
internal sealed class Headline
{
    private readonly string _bill;
    private readonly CurrencyTotal _total;
    private readonly RowTable _changes;
    private readonly BillTable _table;
    private readonly ComparedPeriods _periods;
    private readonly decimal _before;
    private readonly decimal _after;
    private readonly MoneyFormat _money;

    private Headline(string bill, CurrencyTotal total, RowTable changes, BillTable table, MoneyStyle money)
    {
        (_bill, _total, _changes, _table) = (bill, total, changes, table);
        _periods = ComparedPeriods.Of(changes);
        _before = changes.Sum("PreviousCost");
        _after = changes.Sum("Cost");
        _money = new MoneyFormat(total.Currency, Math.Max(Math.Abs(_before), Math.Abs(_after)), money);
    }

    /// <summary>The sentences of one currency, from the table of changes; without one, what the bill comes to.</summary>
    /// <param name="total">What the currency comes to.</param>
    /// <param name="bill">The bill; where it has several currencies, the sentence names its own.</param>
    /// <param name="changes">The table of changes; null if there is none.</param>
    /// <param name="table">What that table is; null if there is none.</param>
    /// <param name="money">How amounts are written.</param>
    /// <exception cref="TableFormatException">A cell of the table is not what the contract says.</exception>
    public static string Of(CurrencyTotal total, BillSummary bill, RowTable? changes, BillTable? table, MoneyStyle money)
    {
        string subject = bill.Currencies.Count > 1 ? $"The bill in {Wording.OneLine(total.Currency)}" : "The bill";
        if (changes is null || table is null || changes.RowCount == 0)
        {
            string credit = total.Total < 0 ? ": more was credited than charged" : "";
            return $"{subject} for {Wording.Covered(total, bill.Period)} comes to {new MoneyFormat(total.Currency, Math.Abs(total.Total), money).Total(total.Total)}{credit}.";
        }

        Headline headline = new(subject, total, changes, table, money);
        return $"{headline.Movement()}{headline.Causes()}{headline.Effects()}.{headline.Incomplete()}";
    }

    private string Movement()
    {
        decimal change = _after - _before;
        string when = _periods.When(_periods.Later);
        if (IsTooSmall(change))
        {
            // A change that is too small to be written is none that a reader should look for.
            return $"{_bill} {(change == 0 ? "did not change" : "hardly changed")}: it came to {_money.Label(_after)} {when}, as {_periods.Before}";
        }

        string from = _before <= 0 ? $" from {_money.Label(_before)}" : "";
        return $"{_bill} {(change > 0 ? "rose" : "fell")} by {_money.Label(Math.Abs(change))}{Percent(change)}{from} to {_money.Label(_after)} {when}";
    }

    private string Percent(decimal change)
    {
        const decimal Smallest = 0.0005m;
        string size = _before <= 0 ? "" : Math.Abs(change) / _before < Smallest ? "less than 0.1%" : $"{(change > 0 ? "+" : "")}{_money.Share(change, _before)}";
        return size.Length == 0 ? "" : $" ({size})";
    }

    /// <summary>The two groups that moved most the way the bill did, and one that moved much against it.</summary>
    private string Causes()
    {
        if (_table.Column.Length == 0)
        {
            return "";
        }

        decimal change = _after - _before;
        int direction = IsTooSmall(change) ? 0 : Math.Sign(change);
        (string Name, decimal Change)[] moved =
        [
            .. Enumerable.Range(0, _changes.RowCount)
                .Select(row => (Name: Name(row), Change: _changes.Cost(row, "Change")))
                .Where(group => !IsTooSmall(group.Change))
                .OrderByDescending(group => Math.Abs(group.Change)).ThenBy(group => group.Name, StringComparer.Ordinal),
        ];
        string[] with = [.. moved.Where(group => direction == 0 || Math.Sign(group.Change) == direction).Take(2).Select(Tell)];
        if (with.Length == 0)
        {
            return "";
        }

        string told = string.Join(" and ", with);
        string[] against = [.. moved.Take(3).Where(group => Math.Sign(group.Change) == -direction && Math.Abs(group.Change) * 10 >= Math.Abs(change)).Take(1).Select(Tell)];
        return direction == 0 ? $"; most moved {told}" : $", most of all {told}{string.Concat(against.Select(group => $", against {group}"))}";
    }

    private string Effects()
    {
        if (!_changes.Has("PriceEffect") || !_changes.Has("VolumeEffect"))
        {
            return "";
        }

        (decimal Effect, string By)[] effects = [(_changes.Sum("VolumeEffect"), "volume"), (_changes.Sum("PriceEffect"), "price")];
        string[] told = [.. effects.Where(effect => !IsTooSmall(effect.Effect)).Select(effect => $"{_money.Change(effect.Effect)} by {effect.By}")];
        return told.Length == 0 ? "" : $"; {string.Join(", ", told)}";
    }

    /// <summary>The period after the compared ones, which the bill has not whole: whoever looks for the newest costs must know that they are not in.</summary>
    private string Incomplete()
    {
        DateTime later = _periods.Later;
        DateTime[] after = [.. _total.IncompletePeriods.Where(start => start > later)];
        return after.Length == 0 ? "" : $" What was charged {_periods.When(after[0])} is not compared: it is not complete.";
    }

    private string Name(int row)
    {
        string name = string.Join(" · ", _table.GroupColumns.Select(column => Wording.OneLine(_changes.Text(row, column))).Distinct());
        return name == "(none)" ? $"what has no {Wording.Groups(_table)}" : name;
    }

    private string Tell((string Name, decimal Change) group) => $"{group.Name} ({_money.Change(group.Change)})";

    private bool IsTooSmall(decimal amount) => amount == 0 || _money.Label(amount)[0] is '<' or '>';
}
