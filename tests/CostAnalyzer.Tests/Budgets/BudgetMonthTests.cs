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

    // Monday, 30 September 2024, begins a week that ends in October.
    [Theory]
    [InlineData("Hour")]
    [InlineData("Day")]
    [InlineData("Week")]
    [InlineData("Month")]
    public void Of_AnyPeriod_IsTheSame(string period)
    {
        Dictionary<string, string> tables = Bill.Tables(Bill.AnalyzeRows(
            "a,30,USD,2024-09-01\nb,10,USD,2024-09-30 23:59:00\nb,5,EUR,2024-10-01\na,4,USD,2024-10-01\nb,4.5,USD,2024-10-05\nb,-0.5,USD,2024-10-05",
            Bill.Query with { Period = Enum.Parse<BillPeriod>(period), Budgets = new Dictionary<string, Amount> { ["USD"] = Amount.FromDecimal(40m), ["EUR"] = Amount.FromDecimal(1m) } }));

        const string Header = "PeriodStart,BillingCurrency,Budget,Cost,DaysElapsed,DaysInMonth,BurnRatePerDay,ProjectedCost,Status\n";
        Assert.Equal(Header + "2024-09-01,USD,40,40,30,30,1.3333333333,40,ok\n2024-10-01,USD,40,8,5,31,1.6,49.6,at_risk\n", tables["budget.USD.csv"]);
        Assert.Equal(Header + "2024-10-01,EUR,1,5,1,31,5,155,over\n", tables["budget.EUR.csv"]);
    }
}
