using System.Text.Json;
using Pipeline.Nodes.Testing;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Hostile;

/// <summary>Every hostile bill through the whole node: the right sums, or an exit code and one text that says where.</summary>
public sealed class HostileBillTests
{
    private const int LongestMessage = 1_000;

    private static readonly Dictionary<string, HostileBill> Bills =
        new[] { HostileShapes.All(), HostileEncodings.All(), HostileNumbers.All(), HostileTimes.All(), HostileValues.All() }
            .SelectMany(bills => bills).ToDictionary(bill => bill.Name);

    public static TheoryData<string> Names { get; } = [.. Bills.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Run_HostileBill_EndsInTheRightSumOrSaysWhere(string name)
    {
        HostileBill bill = Bills[name];

        NodeTestResult result = await new NodeTestHost<CostAnalyzerNode>()
            .WithInputBytes(bill.File, bill.Content).WithSection(bill.Section).RunAsync(TestContext.Current.CancellationToken);

        Assert.True(bill.ExitCode == (int)result.ExitCode, result.ToString());
        if (bill.ExitCode == 0)
        {
            Assert.Equal(bill.Expected, Totals(result));
        }
        else
        {
            Assert.Contains(bill.Expected, result.Message, StringComparison.Ordinal);
            Assert.InRange(result.Message.Length, 1, LongestMessage);
            Assert.DoesNotContain('\n', result.Message);
            Assert.Empty(result.Outputs);
        }
    }

    private static string Totals(NodeTestResult result)
    {
        using JsonDocument summary = JsonDocument.Parse(result.Outputs["summary.json"].Content);
        return string.Join(',', summary.RootElement.GetProperty("currencies").EnumerateArray()
            .Select(currency => $"{currency.GetProperty("total").GetString()} {currency.GetProperty("currency").GetString()}"));
    }
}
