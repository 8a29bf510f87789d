namespace Pipeline.Nodes.Store;

/// <summary>What a store answered to a conditional write.</summary>
internal enum WriteResult
{
    /// <summary>It was written.</summary>
    Written,

    /// <summary>The condition did not hold; this request wrote nothing.</summary>
    Refused,

    /// <summary>Nobody knows: the answer was lost, or an error came. It may have been written, or may be written yet.</summary>
    Unknown,
}
