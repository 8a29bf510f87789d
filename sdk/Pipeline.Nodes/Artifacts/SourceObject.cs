namespace Pipeline.Nodes.Artifacts;

/// <summary>An opened object of the pipeline's own bucket.</summary>
/// <param name="Key">Its key from the bucket's root.</param>
/// <param name="Bytes">Its size in bytes.</param>
/// <param name="ETag">Its ETag.</param>
/// <param name="LastModified">When it was written.</param>
/// <param name="Content">Its content, to be read forward once. It ends early only with an exception.</param>
public sealed record SourceObject(string Key, long Bytes, string ETag, DateTimeOffset LastModified, Stream Content) : IAsyncDisposable
{
    /// <summary>Closes the content.</summary>
    /// <returns>A task that ends when nothing reads ahead any more.</returns>
    public ValueTask DisposeAsync() => Content.DisposeAsync();
}
