using Pipeline.Nodes.CostAnalyzer.Bills;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Bills.Groups;

public sealed class TagValueTests
{
    [Theory]
    [InlineData("""{"CostCenter":"42"}""", "42")]
    [InlineData("""{" cost center ": " 42 "}""", "42")]
    [InlineData("""{"user:cost-center":"42","other":"1"}""", "42")]
    [InlineData("""{"a":{"CostCenter":"no"},"COST_CENTER":42}""", "42")]
    [InlineData("""{"CostCenter":"","costcenter":"42"}""", "42")]
    [InlineData("""{"CostCenter":"\"q\" \u00e4, b"}""", "\"\"\"q\"\" ä, b\"")]
    [InlineData("""[{"key":"x","value":"1"},{"value":"42","key":"Cost Center"}]""", "42")]
    [InlineData(""" "env": "dev", "CostCenter": "42" """, "42")]
    [InlineData("""{"Kostenstelle":"42"}""", "(none)")]
    [InlineData("""{"CostCenter":null}""", "(none)")]
    [InlineData("""{"CostCenter":"42","env":"de""", "42")]
    [InlineData("""{"env":"dev" """, "(none)")]
    [InlineData("no JSON at all", "(none)")]
    [InlineData("NULL", "(none)")]
    [InlineData("", "(none)")]
    public void Read_AnyFormOfTags_FindsTheKey(string tags, string value)
    {
        string bill = $"Tags,{Bill.Header}\n\"{tags.Replace("\"", "\"\"", StringComparison.Ordinal)}\",S3,1,USD,2024-09-18\n";

        // Twice, since the second time is remembered.
        CostAnalysis analysis = new(Bill.Query with { GroupBy = ["tag:CostCenter"] });
        Bill.Read(analysis, System.Text.Encoding.UTF8.GetBytes(bill), "a.csv");
        Bill.Read(analysis, System.Text.Encoding.UTF8.GetBytes(bill + bill.Split('\n')[1] + "\n"), "b.csv");

        Assert.Equal($"tag:CostCenter,BillingCurrency,BilledCost,RowCount\n{value},USD,3,3\n", Bill.Tables(analysis)["cost_by_tag_CostCenter.csv"]);
    }
}
