using Microsoft.Extensions.Time.Testing;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Testing.Attempts;

/// <summary>Runs a node twice, at different times, and compares what it published.</summary>
internal sealed class DeterminismCheck(NodeSetUp setUp)
{
    private static readonly DateTimeOffset First = new(2024, 9, 30, 12, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Later = new(hours: 25, minutes: 1, seconds: 1);

    /// <exception cref="NodeTestException">The node failed, or what it published differs.</exception>
    public async Task RunAsync()
    {
        NodeTestResult first = await RunAsync(First);
        NodeTestResult second = await RunAsync(First + Later);
        string[] differences =
        [
            .. Differences.Between(first.Outputs, second.Outputs),
            .. from output in first.Outputs.Values
               where second.Outputs.TryGetValue(output.Name, out PublishedArtifact? other) && other.Rows != output.Rows
               select $"{output.Name} has first {output.Rows} rows, then {second.Outputs[output.Name].Rows}",
            .. first.Counters.Except(second.Counters).Select(counter => $"counter {counter.Key} is first {counter.Value}, then not"),
            .. second.Counters.Except(first.Counters).Select(counter => $"counter {counter.Key} is in the second run {counter.Value}, in the first not"),
        ];
        if (differences.Length > 0)
        {
            throw new NodeTestException(
                $"{setUp.Description.Node.GetType().Name} published different things from the same inputs and settings. A retry must end in the same bytes: "
                + $"look for the time, random numbers, and the order of hash tables or parallel work.\n{string.Join('\n', differences)}");
        }
    }

    private async Task<NodeTestResult> RunAsync(DateTimeOffset start)
    {
        var time = new FakeTimeProvider(start);
        var bucket = new TestBucket(time);
        await bucket.PrepareAsync(setUp);
        NodeTestResult result = await bucket.ResultOfAsync(await TestBucket.RunAsync(setUp, new AttemptPlan(bucket.Store, time)));
        return result.ExitCode == ExitCode.Ok ? result : throw new NodeTestException($"The node must succeed to be compared with itself. {result}");
    }
}
