using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Testing.Tests.Nodes;

namespace Pipeline.Nodes.Testing.Tests.Faults;

public sealed class FaultKitTests
{
    [Fact]
    public async Task AssertSurvivesFaults_OrdinaryNode_PassesAndDidEverything()
    {
        FaultReport report = await new NodeTestHost<WordCount>().WithInput("a.txt", "one two\n").AssertSurvivesFaultsAsync();

        // What happened, by the kind of fault: how attempts ended, and what readers saw.
        IEnumerable<string> kinds = report.Outcomes
            .Select(outcome => $"{outcome.Fault.Split(" at ")[0]}: {(outcome.ExitCode is { } code ? $"exit code {(int)code}" : "killed")}, a reader saw {outcome.Seen.Split(':')[0]}")
            .Distinct()
            .Order(StringComparer.Ordinal);
        Approval.Verify(string.Join('\n', kinds));
        Assert.Contains(report.Outcomes, outcome => outcome.Fault.StartsWith("lost answer at call", StringComparison.Ordinal) && outcome.ExitCode == ExitCode.Ok);
        Assert.InRange(report.Outcomes.Count, 150, 400);
    }

    [Fact]
    public async Task AssertSurvivesFaults_NodeSwallowsFailures_IsFound()
    {
        NodeTestException exception = await Assert.ThrowsAsync<NodeTestException>(
            () => new NodeTestHost<SwallowingNode>().WithInput("a.txt", "one two\n").AssertSurvivesFaultsAsync());
        Assert.Contains("flipped bit at call", exception.Message, StringComparison.Ordinal);
        Assert.Contains("cut by a byte at call", exception.Message, StringComparison.Ordinal);
        Assert.Contains("an attempt reported success, and a reader saw a mixture, a part, or other bytes: copy.txt differs from byte 0 on", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AssertSurvivesFaults_NodeWrapsFailures_IsFound()
    {
        NodeTestException exception = await Assert.ThrowsAsync<NodeTestException>(
            () => new NodeTestHost<WrappingNode>().WithInput("a.txt", "one two\n").AssertSurvivesFaultsAsync());
        Assert.Contains("503 at call", exception.Message, StringComparison.Ordinal);
        Assert.Contains("an attempt ended with 70, a bug", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Let exceptions of the run's methods pass.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AssertSurvivesFaults_NodeWritesTheTime_IsFound()
    {
        NodeTestException exception = await Assert.ThrowsAsync<NodeTestException>(() => new NodeTestHost<Clockwork>().AssertSurvivesFaultsAsync());
        Assert.Contains("the next try published other bytes than a run in which nothing went wrong: made.txt differs", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AssertSurvivesFaults_NodeFails_ShowsHow()
    {
        NodeTestException exception = await Assert.ThrowsAsync<NodeTestException>(() => new NodeTestHost<WordCount>().AssertSurvivesFaultsAsync());
        Assert.StartsWith("The node must succeed where nothing goes wrong. exit code 65: ", exception.Message, StringComparison.Ordinal);
    }
}
