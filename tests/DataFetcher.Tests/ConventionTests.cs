namespace Pipeline.Nodes.DataFetcher.Tests;

public sealed class ConventionTests
{
    [Fact]
    public void LogEvents_OfThisNode_HaveIdsOfTheirOwnInItsRange()
    {
        IReadOnlyList<int> ids = LogEvents.IdsOf(typeof(DataFetcherNode).Assembly);

        Assert.NotEmpty(ids);
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(ids, id => Assert.InRange(id, 11000, 11999));
    }
}
