namespace Pipeline.Nodes.Publishing;

/// <summary>What an attempt does about a claim that was not answered with success.</summary>
internal enum ClaimDecision
{
    /// <summary>It was written after all.</summary>
    Claimed,

    /// <summary>Nothing has changed: the same claim again, on the same condition.</summary>
    ClaimAgain,

    /// <summary>A lower try of this run stands there: it is the new base.</summary>
    TakeOver,

    /// <summary>Another attempt was first.</summary>
    Lost,
}
