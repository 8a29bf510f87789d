using Pipeline.Nodes.DataFetcher.Failures;

namespace Pipeline.Nodes.DataFetcher.Streams;

/// <summary>How often gzip lies around the data.</summary>
/// <param name="Required">Layers that must be there; data without them is bad.</param>
/// <param name="Possible">Layers below those that are undone if they are there, and not missed if they are not.</param>
internal readonly record struct GzipLayers(int Required, int Possible)
{
    /// <summary>Finds the layers to undo.</summary>
    /// <param name="decompression">What the user wants.</param>
    /// <param name="paths">The path of the data at its source, before and after redirects; one that ends in <c>.gz</c> says gzip.</param>
    /// <param name="contentType">The media type, or null.</param>
    /// <param name="contentEncoding">The content codings, which nobody asked for, or null.</param>
    /// <param name="storedName">The name it is stored under; one that ends in <c>.gz</c> wants to keep its gzip.</param>
    /// <exception cref="FetchException">A content coding that cannot be undone.</exception>
    public static GzipLayers Find(
        Decompression decompression, IEnumerable<string> paths, string? contentType, string? contentEncoding, string storedName)
    {
        if (decompression == Decompression.None)
        {
            return default;
        }

        bool coded = IsGzipCoding(contentEncoding);
        if (decompression == Decompression.Gzip)
        {
            return new GzipLayers(Required: 1, Possible: coded ? 1 : 0);
        }

        bool saysGzip = paths.Any(HasGzipName) || contentType is "application/gzip" or "application/x-gzip";
        if (HasGzipName(storedName))
        {
            return default;
        }

        return coded ? new GzipLayers(Required: 1, Possible: saysGzip ? 1 : 0) : new GzipLayers(Required: saysGzip ? 1 : 0, Possible: 0);
    }

    private static bool HasGzipName(string name) => name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    private static bool IsGzipCoding(string? contentEncoding) => contentEncoding?.ToLowerInvariant() switch
    {
        null or "identity" => false,
        "gzip" or "x-gzip" => true,
        _ => throw new FetchException(
            FetchFailure.Rejected,
            $"the source sends Content-Encoding '{contentEncoding}' although none was asked for; gzip can be undone, this cannot. "
            + "Set decompress to none to store the bytes as they come."),
    };
}
