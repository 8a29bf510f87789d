namespace Pipeline.Nodes.Store;

/// <summary>A small object, read whole.</summary>
/// <param name="Head">What stood at the key when it was read.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record SmallObject(StoredObject Head, byte[] Content);
