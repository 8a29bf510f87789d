namespace Pipeline.Nodes.Store;

/// <summary>Something else stands at a key, or nothing, where a pinned content was to be read.</summary>
internal sealed class ObjectChangedException(ObjectPin pin, StoredObject? current)
    : Exception($"{pin.Key}: expected ETag {pin.ETag}, found {(current is null ? "nothing" : $"ETag {current.ETag}")}")
{
    /// <summary>What was to be read.</summary>
    public ObjectPin Pin { get; } = pin;

    /// <summary>What stands there; null: nothing.</summary>
    public StoredObject? Current { get; } = current;
}
