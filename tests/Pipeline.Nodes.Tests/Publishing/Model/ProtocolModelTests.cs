using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Nodes.Tests.Publishing.Model;

/// <summary>Every state that two attempts and a reader can reach, in every scenario on every store.</summary>
public sealed class ProtocolModelTests(ITestOutputHelper output)
{
    private static readonly Scenario Damage = Scenario.TwoRuns with { Start = StartingPoint.EarlierCommit, Damage = true };

    [Fact]
    public void Model_EveryState_KeepsThePromise()
    {
        long total = 0;
        long start = Stopwatch.GetTimestamp();
        foreach (StoreBehavior store in StoreBehavior.All)
        {
            long states = 0;
            foreach (Scenario scenario in Scenario.All.Append(Scenario.RunBetween).Append(Damage))
            {
                Exploration exploration = Exploration.Of(scenario, store);
                Assert.True(exploration is { Violation: null, IsComplete: true }, $"{store}; {scenario}:\n{exploration.Violation}");
                states += exploration.StateCount;
            }

            total += states;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{states,12:N0} states: {store}"));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{total,12:N0} states in all, in {Stopwatch.GetElapsedTime(start).TotalSeconds:F1} s"));
    }
}
