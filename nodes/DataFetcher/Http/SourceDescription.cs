using System.Net.Http.Headers;

namespace Pipeline.Nodes.DataFetcher.Http;

/// <summary>What a source says of the data that it sends.</summary>
/// <param name="Url">The URL that gave the data, after all redirects.</param>
/// <param name="TotalBytes">The length of the data as it is sent; null where the source promises none.</param>
/// <param name="ETag">The entity tag, with its quotes, or null.</param>
/// <param name="LastModified">When the data was last changed, by the source's clock, or null.</param>
/// <param name="ContentType">The media type without parameters, or null.</param>
/// <param name="ContentEncoding">The content codings, joined by a comma; null where none is named.</param>
internal sealed record SourceDescription(
    Uri Url,
    long? TotalBytes,
    string? ETag,
    DateTimeOffset? LastModified,
    string? ContentType,
    string? ContentEncoding)
{
    /// <summary>Reads the description from the headers of an answer.</summary>
    public static SourceDescription Of(HttpResponseMessage response)
    {
        HttpContentHeaders headers = response.Content.Headers;
        return new SourceDescription(
            response.RequestMessage!.RequestUri!,
            headers.ContentRange?.Length ?? headers.ContentLength,
            response.Headers.ETag?.ToString(),
            headers.LastModified,
            headers.ContentType?.MediaType,
            headers.ContentEncoding.Count == 0 ? null : string.Join(", ", headers.ContentEncoding));
    }
}
