using Pipeline.Nodes.CostAnalyzer.Tests.Bills;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Tables;

public sealed class TagCoverageTests
{
    [Fact]
    public void Tables_TagCoverage_CountsUsageOnly()
    {
        // Usage: 6 with env of 8. The tax has no tags and is nobody's to tag.
        const string bill =
            "Tags,ChargeCategory,BilledCost,BillingCurrency,ChargePeriodStart\n" +
            "\"{\"\"Env\"\":\"\"dev\"\"}\",Usage,6,USD,2024-09-17\n\"{\"\"env\"\":\"\"\"\"}\",Usage,2,USD,2024-09-17\n,Tax,5,USD,2024-09-17\n";

        Dictionary<string, string> tables = Bill.Tables(Bill.Analyze(bill, Bill.Query with { GroupBy = [], CoverageKeys = ["env", "team"] }));

        Assert.Equal(
            "TagKey,BillingCurrency,TaggedCost,UntaggedCost,TaggedRowCount,UntaggedRowCount,CoveragePercent\nenv,USD,6,2,1,1,75\nteam,USD,0,8,0,2,0\n",
            tables["tag_coverage.csv"]);
    }
}
