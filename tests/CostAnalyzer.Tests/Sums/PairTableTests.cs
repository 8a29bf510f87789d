using Pipeline.Nodes.CostAnalyzer.Sums;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Sums;

public sealed class PairTableTests
{
    [Fact]
    public void GetOrAdd_ManyPairs_NumbersThemInOrderAndFindsThemAgain()
    {
        PairTable<int> table = new();
        (int First, int Second)[] pairs = [.. from first in Enumerable.Range(-50, 100) from second in Enumerable.Range(-50, 100) select (first, second)];

        int[] added = [.. pairs.Select(pair => Add(pair.First, pair.Second))];
        int[] found = [.. pairs.Select(pair => Add(pair.First, pair.Second))];

        Assert.Equal(Enumerable.Range(0, pairs.Length), added);
        Assert.Equal(added, found);
        Assert.Equal(pairs, added.Select(table.Pair));
        Assert.All(added, number => Assert.Equal(2, table.Value(number)));

        int Add(int first, int second)
        {
            table.GetOrAdd(first, second, out int number)++;
            return number;
        }
    }
}
