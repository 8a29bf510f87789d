namespace Pipeline.Nodes.CostAnalyzer.Tests;

public sealed class ConventionTests
{
    [Fact]
    public void LogEvents_OfThisNode_HaveIdsOfTheirOwnInItsRange()
    {
        IReadOnlyList<int> ids = LogEvents.IdsOf(typeof(CostAnalyzerNode).Assembly);

        Assert.NotEmpty(ids);
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(ids, id => Assert.InRange(id, 12000, 12999));
    }
}
