using System.Security.Cryptography;
using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Money;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Bills;

public sealed class FocusBillWriterTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Write_SameSeed_GivesTheSameBytesAndTheSumItSays(bool wide)
    {
        (byte[] bytes, FocusBillWriter writer) = Write(seed: 7, wide);

        Assert.Equal(SHA256.HashData(bytes), SHA256.HashData(Write(seed: 7, wide).Bytes));
        Assert.NotEqual(SHA256.HashData(bytes), SHA256.HashData(Write(seed: 8, wide).Bytes));
        CostAnalysis analysis = Bill.Analyze(bytes, "bill.csv");
        Assert.Equal(writer.RowCount, analysis.RowCount);
        Assert.Equal(Amount.FromBig(writer.BilledCostUnits, 11).ToString(), Bill.Total(analysis));
    }

    private static (byte[] Bytes, FocusBillWriter Writer) Write(int seed, bool wide)
    {
        using MemoryStream stream = new();
        FocusBillWriter writer = new(seed, wide, groupCount: 3);
        writer.Write(stream, minimumBytes: 3_000_000);
        return (stream.ToArray(), writer);
    }
}
