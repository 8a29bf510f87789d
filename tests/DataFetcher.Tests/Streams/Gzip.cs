using System.IO.Compression;

namespace Pipeline.Nodes.DataFetcher.Tests.Streams;

/// <summary>Makes gzip.</summary>
internal static class Gzip
{
    public static byte[] Compress(byte[] bytes)
    {
        using MemoryStream compressed = new();
        using (GZipStream gzip = new(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return compressed.ToArray();
    }
}
