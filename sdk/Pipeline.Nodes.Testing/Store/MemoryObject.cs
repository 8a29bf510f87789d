using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Testing.Store;

/// <summary>An object in memory. Its bytes are never changed.</summary>
/// <param name="Head">What the store says of it.</param>
/// <param name="Content">Its bytes.</param>
internal sealed record MemoryObject(StoredObject Head, byte[] Content);
