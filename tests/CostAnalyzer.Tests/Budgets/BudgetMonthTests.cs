using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Money;
using Pipeline.Nodes.CostAnalyzer.Tests.Bills;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Budgets;

public sealed class BudgetMonthTests
{
    [Fact]
    public void Of_AMonthThatGoesOn_ProjectsItsEnd()
    {
        // August: 100 of 90. September: 40 in 10 of 30 days, 4 a day, so 120 at its end.
        CostAnalysis analysis = Bill.AnalyzeRows(
            "a,100,USD,2024-08-31\na,30,USD,2024-09-01\na,10,USD,2024-09-10\na,7,EUR,2024-09-10",
            Bill.Query with { Budgets = new Dictionary<string, Amount> { ["USD"] = Amount.FromDecimal(90m) } });

        Dictionary<string, string> tables = Bill.Tables(analysis);

        Assert.Equal(
            "PeriodStart,BillingCurrency,Budget,Cost,DaysElapsed,DaysInMonth,BurnRatePerDay,ProjectedCost,Status\n" +
            "2024-08-01,USD,90,100,31,31,3.2258064516,100,over\n2024-09-01,USD,90,40,10,30,4,120,at_risk\n",
            tables["budget.USD.csv"]);
        Assert.DoesNotContain("budget.EUR.csv", tables.Keys);
    }

    [Fact]
    public void Of_ByTheMonth_IsTheSame() => Assert.Contains(
        "2024-09-01,USD,1000,40,10,30,4,120,ok",
        Bill.Tables(Bill.AnalyzeRows(
            "a,30,USD,2024-09-01\na,10,USD,2024-09-10",
            Bill.Query with { Period = BillPeriod.Month, Budgets = new Dictionary<string, Amount> { ["USD"] = Amount.FromDecimal(1000m) } }))["budget.csv"],
        StringComparison.Ordinal);
}
