namespace Pipeline.Nodes.Store;

/// <summary>Names an upload, so that another attempt can abort it.</summary>
/// <param name="Key">The key that it would write.</param>
/// <param name="UploadId">The store's id of the upload.</param>
internal sealed record UploadReference(string Key, string UploadId);
