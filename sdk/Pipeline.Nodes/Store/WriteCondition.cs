namespace Pipeline.Nodes.Store;

/// <summary>What must stand at a key for a write to happen.</summary>
internal sealed record WriteCondition
{
    private WriteCondition(string? eTag) => ETag = eTag;

    /// <summary>Nothing may stand there (<c>If-None-Match: *</c>).</summary>
    public static WriteCondition Absent { get; } = new((string?)null);

    /// <summary>The ETag that must stand there (<c>If-Match</c>); null: nothing may stand there.</summary>
    public string? ETag { get; }

    /// <summary>What stood there when it was looked at must still stand there.</summary>
    public static WriteCondition Unchanged(StoredObject? seen) => seen is null ? Absent : new(seen.ETag);

    /// <summary>Whether the condition holds for what stands there.</summary>
    public bool HoldsFor(StoredObject? current) => current?.ETag == ETag;
}
