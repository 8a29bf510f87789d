using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Tables;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Tables;

public sealed class QueryProblemsTests
{
    [Fact]
    public void Find_AQueryThatCanBeAsked_AreNone() =>
        Assert.Empty(QueryProblems.Find(new BillQuery("BilledCost", ["ServiceName", "RegionId"], BillPeriod.Hour, 3)));

    [Fact]
    public void Find_SeveralKinds_AreAllNamed() => Assert.Equal(
        [
            "cost_column is empty; expected the name of a column, such as 'BilledCost'",
            "group_by has an empty name; expected names of columns, such as 'ServiceName'",
            "group_by: the days and 'Day' would be written to one file, cost_by_day.csv; expected each column once",
            "group_by: 'x/y' and 'X_y' would be written to one file, cost_by_x_y.csv; expected each column once",
        ],
        QueryProblems.Find(new BillQuery(" ", ["Day", "x/y", "", "X_y"], BillPeriod.Day, 0)));
}
