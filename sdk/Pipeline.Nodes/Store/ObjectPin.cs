namespace Pipeline.Nodes.Store;

/// <summary>One content of one key: reading through a pin gives this content or an error.</summary>
/// <param name="Key">The key from the bucket's root.</param>
/// <param name="Bytes">The size in bytes.</param>
/// <param name="ETag">The entity tag that must still stand there.</param>
/// <param name="VersionId">The version to read, in a bucket with versions.</param>
internal sealed record ObjectPin(string Key, long Bytes, string ETag, string? VersionId);
