using Pipeline.Nodes.Store.S3;

namespace Pipeline.Nodes.S3.Tests;

public sealed class TransferMemoryTests
{
    private const long Mebibyte = 1024 * 1024;

    [Theory]
    [InlineData(24 * 1024, 32)]
    [InlineData(192, 32)]
    [InlineData(96, 16)]
    [InlineData(50, 8)]
    [InlineData(1, 8)]
    public void Of_AHeapOfSoManyMebibytes_LeavesRoomForTheProgram(long heap, long inFlight)
        => Assert.Equal(inFlight * Mebibyte, TransferMemory.Of(heap * Mebibyte));
}
