namespace Pipeline.Nodes.Store;

/// <summary>What must stand at a key for a write to happen.</summary>
internal sealed record WriteCondition
{
    private WriteCondition(string? eTag, bool always = false)
    {
        ETag = eTag;
        Always = always;
    }

    /// <summary>Nothing may stand there (<c>If-None-Match: *</c>).</summary>
    public static WriteCondition Absent { get; } = new(eTag: null);

    /// <summary>Whatever stands there: for stores that honour no conditions.</summary>
    public static WriteCondition None { get; } = new(eTag: null, always: true);

    /// <summary>The ETag that must stand there (<c>If-Match</c>); null: nothing may stand there, or anything may.</summary>
    public string? ETag { get; }

    /// <summary>Whether it is no condition at all.</summary>
    public bool Always { get; }

    /// <summary>What stood there when it was looked at must still stand there.</summary>
    public static WriteCondition Unchanged(StoredObject? seen) => seen is null ? Absent : new(seen.ETag);

    /// <summary>Whether the condition holds for what stands there.</summary>
    public bool HoldsFor(StoredObject? current) => Always || current?.ETag == ETag;
}
