using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.Cli.Tests.NodeTypes;

public sealed class EmbeddedSchemaTests
{
    [Theory]
    [InlineData("data-fetcher", "DataFetcher")]
    [InlineData("cost-analyzer", "CostAnalyzer")]
    [InlineData("chart-renderer", "ChartRenderer")]
    public async Task EmbeddedSchema_OfOurNodes_IsWhatTheProgramPrints(string type, string project)
    {
        using Workplace workplace = new();
        ToolResult program = await workplace.CallAsync(Path.Combine(Programs.Built("nodes", project), type), "--schema");

        string embedded = await File.ReadAllTextAsync(Repository.PathOf("sdk", "Pipeline.Nodes.Cli", "Schemas", $"{type}.schema.json"));

        Assert.Equal(program.Output, embedded);
    }
}
