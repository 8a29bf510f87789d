namespace Pipeline.Nodes.Store.S3;

/// <summary>
/// The sizes of the parts of an upload whose length is not known beforehand. S3 takes 10,000 parts and 5 TiB: parts of one size would have
/// to be 525 MiB from the start. These begin small and double: 6.25 GiB fit into 8 MiB parts, 100 GiB into parts of 64 MiB at most, and
/// 10,000 parts hold 5.07 TiB.
/// </summary>
internal static class PartSizes
{
    /// <summary>The first parts, in bytes.</summary>
    public const int SmallestBytes = 8 * 1024 * 1024;

    /// <summary>The last parts, in bytes.</summary>
    public const int LargestBytes = 1024 * 1024 * 1024;

    private const int PartsOfOneSize = 800;

    /// <summary>The size of a part in bytes.</summary>
    /// <param name="number">Its number, from 1.</param>
    public static int Of(int number) => (int)Math.Min(LargestBytes, (long)SmallestBytes << Math.Min((number - 1) / PartsOfOneSize, 20));
}
