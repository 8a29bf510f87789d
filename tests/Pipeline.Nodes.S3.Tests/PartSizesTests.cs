using Pipeline.Nodes.Store.S3;

namespace Pipeline.Nodes.S3.Tests;

public sealed class PartSizesTests
{
    private const int MostParts = 10_000;
    private const long LargestObjectBytes = 5L * 1024 * 1024 * 1024 * 1024;

    [Fact]
    public void Of_TenThousandParts_HoldTheLargestObject()
        => Assert.InRange(Enumerable.Range(1, MostParts).Sum(number => (long)PartSizes.Of(number)), LargestObjectBytes, LargestObjectBytes * 11 / 10);

    [Fact]
    public void Of_EveryPart_IsNoSmallerThanTheOneBeforeAndFitsIntoAnArray()
    {
        int[] sizes = [.. Enumerable.Range(1, MostParts).Select(PartSizes.Of)];
        Assert.Equal(sizes.Order(), sizes);
        Assert.Equal((8 * 1024 * 1024, 1024 * 1024 * 1024), (sizes[0], sizes[^1]));
    }
}
