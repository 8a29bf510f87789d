using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Nodes.CostAnalyzer.Bills;

namespace Pipeline.Nodes.CostAnalyzer.Tests;

public sealed class CostAnalyzerConfigTests
{
    [Fact]
    public void Defaults_OfEverySetting_AreTheDocumentedOnes()
    {
        BillQuery query = new CostAnalyzerConfig().ToQuery();

        Assert.Equal(("BilledCost", BillPeriod.Day, 0), (query.CostColumn, query.Period, query.TopGroups));
        Assert.Equal(["ServiceName"], query.GroupBy);
        Assert.Equal((BillFormat.Auto, 1_000_000), (query.Format, query.MaxGroups));
        Assert.Empty(query.ComparedCosts);
        Assert.Empty(query.Filters);
        Assert.Empty(query.Excluded);
    }

    [Fact]
    public void Defaults_FromJsonWithoutReflection_AreTheSame()
    {
        JsonTypeInfo<CostAnalyzerConfig> type = CostAnalyzerJson.Default.CostAnalyzerConfig;

        Assert.Equal(new CostAnalyzerConfig(), JsonSerializer.Deserialize("{}", type));
    }

    [Fact]
    public void ToQuery_NoGroups_AsksForNone() => Assert.Empty(new CostAnalyzerConfig(GroupBy: []).ToQuery().GroupBy);
}
