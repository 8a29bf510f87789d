namespace Pipeline.Nodes.ChartRenderer.Tests;

public sealed class ConventionTests
{
    [Fact]
    public void LogEvents_OfThisNode_HaveIdsOfTheirOwnInItsRange()
    {
        IReadOnlyList<int> ids = LogEvents.IdsOf(typeof(ChartRendererNode).Assembly);

        Assert.NotEmpty(ids);
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(ids, id => Assert.InRange(id, 13000, 13999));
    }
}
