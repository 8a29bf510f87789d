namespace Pipeline.Nodes.DataFetcher;

/// <summary>Data that is ready to be read, from the web or from the bucket, and what its source says of it.</summary>
/// <param name="Path">Its path, where it was found after all redirects.</param>
/// <param name="Content">The data, to be read forward once.</param>
/// <param name="TotalBytes">Its length as it is sent; null where the source promises none.</param>
/// <param name="ETag">Its ETag, if it has one.</param>
/// <param name="LastModified">When it was last changed, if the source says so.</param>
/// <param name="ContentType">Its media type, if the source says so.</param>
/// <param name="ContentEncoding">Its content codings, if there are any.</param>
internal sealed record OpenedSource(
    string Path,
    Stream Content,
    long? TotalBytes,
    string? ETag,
    DateTimeOffset? LastModified,
    string? ContentType = null,
    string? ContentEncoding = null);
