using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Tables;

namespace Pipeline.Nodes.CostAnalyzer.Changes;

/// <summary>What changed from one period to the next in one currency: the last two whole ones.</summary>
internal sealed class ChangeReport
{
    private ChangeReport(string? reason, BillPeriod over)
    {
        Reason = reason;
        Over = over;
    }

    /// <summary>Why nothing is told; null if something is.</summary>
    public string? Reason { get; }

    /// <summary>The length of the periods.</summary>
    public BillPeriod Over { get; }

    /// <summary>The number of the later period.</summary>
    public int Period { get; private init; }

    /// <summary>Periods at the ends of the bill that it has not whole, which are not compared.</summary>
    public IReadOnlyList<int> Incomplete { get; private init; } = [];

    /// <summary>The change of each group of the first grouping column, the largest first; of the bill as a whole if there is none.</summary>
    public IReadOnlyList<GroupChange> Groups { get; private init; } = [];

    /// <summary>The change of the bill.</summary>
    public GroupChange Total { get; private init; }

    /// <summary>Finds the change.</summary>
    /// <param name="sums">All sums.</param>
    /// <param name="currency">The number of the currency.</param>
    /// <param name="query">What was asked.</param>
    /// <param name="asked">Over which periods.</param>
    public static ChangeReport Make(BillSums sums, int currency, BillQuery query, ChangePeriod asked)
    {
        (int first, int last) = sums.Cube.Days(currency);
        BillPeriod[] lengths = asked switch
        {
            ChangePeriod.Auto => [BillPeriod.Month, BillPeriod.Week, BillPeriod.Day],
            ChangePeriod.Month => [BillPeriod.Month],
            ChangePeriod.Week => [BillPeriod.Week],
            _ => [BillPeriod.Day],
        };
        BillPeriod[] possible = [.. lengths.Where(length => IsSumOf(length, query.Period))];
        foreach (BillPeriod length in possible)
        {
            int period = PeriodCalendar.Convert(BillPeriod.Day, last, length);
            int[] incomplete = [.. new[] { PeriodCalendar.Convert(BillPeriod.Day, first, length), period }.Distinct().Where(number => !IsWhole(length, number, first, last))];
            period = incomplete.Contains(period) ? period - 1 : period;
            if (period > PeriodCalendar.Convert(BillPeriod.Day, first, length) && IsWhole(length, period, first, last) && IsWhole(length, period - 1, first, last))
            {
                IReadOnlyList<GroupChange> groups = new ChangeSplit(sums, currency, query, length, period).Groups();
                return new ChangeReport(reason: null, length) { Period = period, Incomplete = incomplete, Groups = groups, Total = Sum(groups) };
            }
        }

        string name = PeriodCalendar.Name(possible.Length > 0 ? possible[^1] : lengths[0]);
        return new ChangeReport(
            possible.Length == 0 ? $"costs are summed by the {PeriodCalendar.Name(query.Period)}, which does not make up {name}s" : $"there are not two whole {name}s in a row",
            possible.Length > 0 ? possible[^1] : lengths[0]);
    }

    private static bool IsSumOf(BillPeriod longer, BillPeriod period) =>
        period == longer || (period is BillPeriod.Hour or BillPeriod.Day && longer is not BillPeriod.Hour);

    private static bool IsWhole(BillPeriod length, int number, int firstDay, int lastDay)
    {
        (int first, int last) = PeriodCalendar.Days(length, number);
        return first >= firstDay && last <= lastDay;
    }

    private static GroupChange Sum(IReadOnlyList<GroupChange> groups)
    {
        GroupChange sum = new(CostRow.Other, default, default, default, default);
        foreach (GroupChange group in groups)
        {
            sum = new GroupChange(CostRow.Other, sum.Before + group.Before, sum.After + group.After, sum.Price + group.Price, sum.Volume + group.Volume);
        }

        return sum;
    }
}
