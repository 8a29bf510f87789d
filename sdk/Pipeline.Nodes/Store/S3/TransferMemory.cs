namespace Pipeline.Nodes.Store.S3;

/// <summary>How many bytes of transfers are in flight at once, in each direction: fewer where a container may hold little.</summary>
internal static class TransferMemory
{
    private const int Mebibyte = 1024 * 1024;
    private const int LeastBytes = PartSizes.SmallestBytes;
    private const int MostBytes = 32 * Mebibyte;

    // Downloads, uploads, and the part that an upload fills take half of the heap together; the rest is the program's, and what the collector has not freed yet.
    private const int Share = 6;

    /// <summary>The bytes in this process.</summary>
    public static int InFlightBytes { get; } = Of(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);

    /// <summary>The bytes where the heap may hold so many: in a container three quarters of its limit.</summary>
    public static int Of(long heapBytes) => (int)Math.Clamp(heapBytes / Share / Mebibyte * Mebibyte, LeastBytes, MostBytes);
}
