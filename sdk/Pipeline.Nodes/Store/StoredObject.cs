namespace Pipeline.Nodes.Store;

/// <summary>What stands at a key.</summary>
/// <param name="Key">The key from the bucket's root.</param>
/// <param name="Bytes">The size in bytes.</param>
/// <param name="ETag">The entity tag, which another content at this key does not have.</param>
/// <param name="LastModified">When it was written.</param>
/// <param name="VersionId">The version, in a bucket with versions.</param>
/// <param name="AttemptId">The attempt that uploaded it, where the store keeps marks and was asked for them by HEAD.</param>
internal sealed record StoredObject(
    string Key, long Bytes, string ETag, DateTimeOffset LastModified, string? VersionId = null, string? AttemptId = null)
{
    /// <summary>The pin that reads exactly this content.</summary>
    public ObjectPin Pin => new(Key, Bytes, ETag, VersionId);
}
