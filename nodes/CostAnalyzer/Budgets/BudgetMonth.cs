using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Money;
using Pipeline.Nodes.CostAnalyzer.Sums;

namespace Pipeline.Nodes.CostAnalyzer.Budgets;

/// <summary>One month against its budget.</summary>
/// <param name="Month">The number of the month.</param>
/// <param name="Budget">What may be spent in it.</param>
/// <param name="Spent">What was.</param>
/// <param name="DaysElapsed">How many of its days the bill covers, from its first to the bill's last.</param>
/// <param name="DaysInMonth">How many days it has.</param>
internal sealed record BudgetMonth(int Month, Amount Budget, Amount Spent, int DaysElapsed, int DaysInMonth)
{
    private const int Places = 10;

    /// <summary>Whether the bill covers the month to its end, so that there is nothing to forecast.</summary>
    public bool IsFinished => DaysElapsed == DaysInMonth;

    /// <summary>What a day cost on average so far.</summary>
    public Amount BurnRate => Spent.Times(Whole(1), Whole(DaysElapsed), Places);

    /// <summary>What the month will come to if it goes on at this rate.</summary>
    public Amount Projected => IsFinished ? Spent : Spent.Times(Whole(DaysInMonth), Whole(DaysElapsed), Places);

    /// <summary><c>over</c>: the budget is spent; <c>at_risk</c>: it will be at this rate; else <c>ok</c>.</summary>
    public string Status => Spent.CompareTo(Budget) > 0 ? "over" : Projected.CompareTo(Budget) > 0 ? "at_risk" : "ok";

    /// <summary>The months of a bill.</summary>
    /// <param name="sums">All sums.</param>
    /// <param name="currency">The number of the currency.</param>
    /// <param name="period">How long the periods of the sums are.</param>
    /// <param name="budget">What may be spent in each month.</param>
    public static IReadOnlyList<BudgetMonth> Of(BillSums sums, int currency, BillPeriod period, Amount budget)
    {
        (CostCube cube, BillPeriod part) = sums.Days is { } days ? (days, BillPeriod.Day) : (sums.Cube, period);
        SortedDictionary<int, Amount> months = [];
        for (int slot = 0; slot < cube.SlotCount; slot++)
        {
            (int slotCurrency, int number) = cube.Slot(slot);
            if (slotCurrency == currency)
            {
                int month = PeriodCalendar.Convert(part, number, BillPeriod.Month);
                months[month] = months.GetValueOrDefault(month) + cube.Total(slot).Cost;
            }
        }

        int billEnd = cube.Days(currency).Last;
        return
        [
            .. months.Select(month =>
            {
                (int first, int last) = PeriodCalendar.Days(BillPeriod.Month, month.Key);
                return new BudgetMonth(month.Key, budget, month.Value, Math.Min(last, billEnd) - first + 1, last - first + 1);
            }),
        ];
    }

    private static Amount Whole(int number) => Amount.FromBig(number, scale: 0);
}
