using System.Numerics;
using System.Text;
using CsCheck;
using Pipeline.Nodes.CostAnalyzer.Money;
using Pipeline.Nodes.CostAnalyzer.Sums;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Sums;

public sealed class GroupedCostsTests
{
    [Fact]
    public void TryAdd_MoreGroupsThanAllowed_AddUpAndEachNamedGroupHasAllItsRows() =>
        Gen.Select(Gen.Int[4, 40], Gen.Select(Gen.Int[0, 3], Gen.Int[0, 60], Gen.Int[-50, 1000]).Array[0, 400]).Sample((maxCells, rows) =>
        {
            GroupedCosts costs = new(maxCells);
            foreach ((int slot, int group, int cost) in rows)
            {
                Assert.True(costs.TryAdd(slot, Encoding.UTF8.GetBytes($"group {group}"), new Amount(cost)));
            }

            Dictionary<(int Slot, string Group), long> named = Enumerable.Range(0, costs.CellCount)
                .ToDictionary(cell => (costs.Key(cell).Slot, Encoding.UTF8.GetString(costs.Name(costs.Key(cell).Group))), cell => costs.Cell(cell).RowCount);
            Dictionary<(int Slot, string Group), long> expected = rows.GroupBy(row => (row.Item1, $"group {row.Item2}")).ToDictionary(same => same.Key, same => (long)same.Count());
            Assert.True(costs.CellCount <= maxCells);
            Assert.All(named, cell => Assert.Equal(expected[cell.Key], cell.Value));
            Assert.Equal(rows.Length, named.Values.Sum() + costs.FoldedCells.Values.Sum(cell => cell.RowCount));
            Amount total = Enumerable.Range(0, costs.CellCount).Select(cell => costs.Cell(cell).Cost).Concat(costs.FoldedCells.Values.Select(cell => cell.Cost)).Aggregate(default(Amount), (sum, cost) => sum + cost);
            Assert.Equal(new Amount(rows.Sum(row => row.Item3)), total);
            if (!costs.IsFoldedCountLeast)
            {
                Assert.Equal(expected.Keys.Select(key => key.Group).Distinct().Count(), named.Keys.Select(key => key.Group).Distinct().Count() + costs.FoldedCount);
            }
        });

    [Fact]
    public void TryAdd_NamesOfAnyLength_AddUpByGroupAndSlot() =>
        Gen.Select(Gen.Int[0, 2], Gen.Frequency((9, Gen.Int[0, 30]), (1, Gen.Int[1000, 9000])), Gen.Int[-50, 1000]).Array[0, 300].Sample(rows =>
        {
            GroupedCosts costs = new(maxCells: 100_000);
            foreach ((int slot, int length, int cost) in rows)
            {
                Assert.True(costs.TryAdd(slot, Encoding.UTF8.GetBytes(new string('x', length)), new Amount(cost)));
                Assert.False(costs.TryAdd(slot, [(byte)'x', 0xFF], new Amount(cost)));
            }

            Assert.Equal(
                rows.GroupBy(row => (row.Item1, row.Item2)).ToDictionary(same => same.Key, same => (new Amount(same.Sum(row => row.Item3)), (long)same.Count())),
                Enumerable.Range(0, costs.CellCount).ToDictionary(
                    cell => (costs.Key(cell).Slot, costs.Name(costs.Key(cell).Group).Length), cell => (costs.Cell(cell).Cost, costs.Cell(cell).RowCount)));
            Assert.Equal(rows.Select(row => row.Item2).Distinct(), Enumerable.Range(0, costs.GroupCount).Select(group => costs.Name(group).Length));
        });

    [Fact]
    public void Cell_ReadBetweenRows_HoldsAllRowsBefore()
    {
        GroupedCosts costs = new(maxCells: 10);
        for (int row = 1; row <= 100; row++)
        {
            costs.TryAdd(slot: 0, "group"u8, new Amount(1));

            Assert.Equal(row, costs.Cell(0).RowCount);
        }
    }

    [Fact]
    public void TryAdd_TooManyGroups_KeepsTheLargest()
    {
        GroupedCosts costs = new(maxCells: 100);
        for (int group = 0; group < 800; group++)
        {
            costs.TryAdd(slot: 0, Encoding.UTF8.GetBytes($"group {group}"), new Amount(group % 100 == 0 ? 1_000_000 : 1));
        }

        string[] names = [.. Enumerable.Range(0, costs.GroupCount).Select(group => Encoding.UTF8.GetString(costs.Name(group)))];
        Assert.All(Enumerable.Range(0, 8), large => Assert.Contains($"group {large * 100}", names));
        Assert.True(costs.FoldedCount == 800 - names.Length && !costs.IsFoldedCountLeast);
    }

    [Fact]
    public void TryAdd_SumsThatOutgrow128Bits_StayExact()
    {
        GroupedCosts costs = new(maxCells: 10);
        foreach (int slot in (int[])[0, 0, 0, 1, 0, 0])
        {
            Assert.True(costs.TryAdd(slot, "large"u8, new Amount(Int128.MaxValue)));
        }

        Assert.True(costs.TryAdd(slot: 0, "large"u8, Amount.FromBig(1, scale: 40)));
        Assert.True(costs.TryAdd(slot: 0, "large"u8, new Amount(-1)));

        (CostCell First, CostCell Second) cells = (costs.Cell(0), costs.Cell(1));
        Assert.Equal(2, costs.CellCount);
        Assert.Equal((7L, 1L), (cells.First.RowCount, cells.Second.RowCount));
        Assert.Equal(Amount.FromBig(((BigInteger)Int128.MaxValue * 5 - 1) * BigInteger.Pow(10, 12) + 1, scale: 40), cells.First.Cost);
        Assert.Equal(new Amount(Int128.MaxValue), cells.Second.Cost);
    }
}
