namespace Pipeline.Nodes.Store;

/// <summary>The store's answer to a conditional write.</summary>
/// <param name="Result">What the store answered.</param>
/// <param name="Written">What stands at the key now; null unless it was written.</param>
internal sealed record WriteOutcome(WriteResult Result, StoredObject? Written)
{
    /// <summary>The condition did not hold; nothing was written.</summary>
    public static WriteOutcome Refused { get; } = new(WriteResult.Refused, Written: null);

    /// <summary>Nobody knows whether it was written: the answer was lost, or the store answered with an error.</summary>
    public static WriteOutcome Unknown { get; } = new(WriteResult.Unknown, Written: null);
}
