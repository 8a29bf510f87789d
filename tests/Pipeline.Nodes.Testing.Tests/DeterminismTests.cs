using Pipeline.Nodes.Testing.Tests.Nodes;

namespace Pipeline.Nodes.Testing.Tests;

public sealed class DeterminismTests
{
    [Fact]
    public Task AssertDeterministic_OrdinaryNode_Passes() => new NodeTestHost<WordCount>().WithInput("a.txt", "one two\n").AssertDeterministicAsync();

    [Fact]
    public async Task AssertDeterministic_NodeWritesTheTime_ShowsWhatDiffers()
    {
        NodeTestException exception = await Assert.ThrowsAsync<NodeTestException>(() => new NodeTestHost<Clockwork>().AssertDeterministicAsync());
        Approval.Verify(exception.Message);
    }

    [Fact]
    public async Task AssertDeterministic_NodeFails_ShowsHow()
    {
        NodeTestException exception = await Assert.ThrowsAsync<NodeTestException>(() => new NodeTestHost<WordCount>().AssertDeterministicAsync());
        Assert.Contains("exit code 65", exception.Message, StringComparison.Ordinal);
    }
}
