using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Nodes.Tests.Publishing.Model;

/// <summary>Every state that two attempts and a reader can reach, in every scenario on every store.</summary>
public sealed class ProtocolModelTests(ITestOutputHelper output)
{
    [Fact]
    public void Model_EveryState_KeepsThePromise()
    {
        long total = 0;
        var watch = Stopwatch.StartNew();
        foreach (StoreBehavior store in StoreBehavior.All)
        {
            foreach (Scenario scenario in Scenario.All.Append(Scenario.RunBetween))
            {
                var one = Stopwatch.StartNew();
                Exploration exploration = Exploration.Of(scenario, store);
                output.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"{exploration.StateCount,10:N0} states, {one.ElapsedMilliseconds} ms: {store}; {scenario}"));
                Assert.True(exploration.Violation is null, $"{store}; {scenario}:\n{exploration.Violation}");
                total += exploration.StateCount;
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{total,10:N0} states in all, {watch.Elapsed.TotalSeconds:F1} s"));
    }
}
