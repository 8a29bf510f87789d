using Pipeline.Nodes.CostAnalyzer.Bills;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Bills;

public sealed class BillQueryTests
{
    [Fact]
    public void Problems_OfAQueryThatCanBeAsked_AreNone() =>
        Assert.Empty(new BillQuery("BilledCost", ["ServiceName", "RegionId"], BillPeriod.Hour, 3).Problems());

    [Fact]
    public void Problems_OfSeveralKinds_AreAllNamed() => Assert.Equal(
        [
            "cost_column is empty; expected the name of a column, such as 'BilledCost'.",
            "group_by has an empty name; expected names of columns, such as 'ServiceName'.",
            "group_by: the days and Day would be written to one file, cost_by_day.csv; expected each column once.",
            "group_by: x/y and X_y would be written to one file, cost_by_x_y.csv; expected each column once.",
        ],
        new BillQuery(" ", ["Day", "x/y", "", "X_y"], BillPeriod.Day, 0).Problems());
}
