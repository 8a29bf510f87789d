using Pipeline.Nodes.DataFetcher.Failures;

namespace Pipeline.Nodes.DataFetcher.Streams;

/// <summary>The most that a source may send, and the most that may come out of it. It also ends decompression bombs.</summary>
/// <param name="name">The source, fit to be shown.</param>
/// <param name="maxBytes">The limit in bytes; null for none.</param>
internal sealed class SizeLimit(string name, long? maxBytes)
{
    /// <summary>Checks the length that a source promises, before anything is read.</summary>
    /// <exception cref="FetchException">It is over the limit.</exception>
    public void RequirePromised(long? totalBytes)
    {
        if (totalBytes > maxBytes)
        {
            throw TooLarge($"the source promises {totalBytes} bytes");
        }
    }

    /// <summary>Checks what has come from the source so far.</summary>
    /// <exception cref="FetchException">It is over the limit.</exception>
    public void RequireReceived(long receivedBytes)
    {
        if (receivedBytes > maxBytes)
        {
            throw TooLarge("the source sends more");
        }
    }

    /// <summary>Checks what is about to be stored.</summary>
    /// <exception cref="FetchException">It is over the limit.</exception>
    public void RequireStored(long storedBytes)
    {
        if (storedBytes > maxBytes)
        {
            throw TooLarge("what the source sends decompresses to more");
        }
    }

    private FetchException TooLarge(string found) => new(
        FetchFailure.BadData, $"{name}: {found}, and max_bytes allows {maxBytes}. Raise max_bytes if this size is right.");
}
