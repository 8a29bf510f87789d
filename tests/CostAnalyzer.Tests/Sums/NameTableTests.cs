using System.Globalization;
using System.Text;
using Pipeline.Nodes.CostAnalyzer.Sums;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Sums;

public sealed class NameTableTests
{
    [Fact]
    public void GetOrAdd_ManyNames_NumbersThemInOrderAndFindsThemAgain()
    {
        // So many that some share a hash.
        NameTable table = new();
        string[] names = [.. Enumerable.Range(0, 300_000).Select(number => number.ToString(CultureInfo.InvariantCulture)), "", new string('x', 200_000), "after"];

        int[] first = [.. names.Select(name => table.GetOrAdd(Encoding.UTF8.GetBytes(name)))];
        int[] second = [.. names.Select(name => table.GetOrAdd(Encoding.UTF8.GetBytes(name)))];

        Assert.Equal(Enumerable.Range(0, names.Length), first);
        Assert.Equal(first, second);
        Assert.Equal(names, first.Select(number => Encoding.UTF8.GetString(table[number])));
        Assert.Equal(names.Length, table.Count);
        Assert.True(table.TryGet("299999"u8, out int known) && known == 299_999);
        Assert.False(table.TryGet("unknown"u8, out _));
    }

    [Fact]
    public void LastNote_OfNamesOfAnyLength_StaysWithTheName()
    {
        NameTable table = new(noteBytes: sizeof(ulong));
        string[] names = [.. Enumerable.Range(0, 1_000).Select(number => new string('x', number)), new string('y', 100_000)];
        foreach (string name in names)
        {
            ulong number = (ulong)table.GetOrAdd(Encoding.UTF8.GetBytes(name));
            Assert.Equal(0UL, table.LastNote<ulong>());
            table.LastNote<ulong>() = ulong.MaxValue - number;
        }

        foreach (string name in names.Reverse())
        {
            Assert.True(table.TryGet(Encoding.UTF8.GetBytes(name), out int number));
            Assert.Equal(ulong.MaxValue - (ulong)number, table.LastNote<ulong>());
            Assert.Equal(table.LastNote<ulong>(), table.Note<ulong>(number));
            Assert.Equal(name, Encoding.UTF8.GetString(table[number]));
        }
    }
}
