namespace Pipeline.Nodes.Publishing;

/// <summary>What stands at the manifest's key after a commit.</summary>
internal enum ReadBackDecision
{
    /// <summary>This attempt's commit.</summary>
    Published,

    /// <summary>Still this attempt's claim: commit again.</summary>
    CommitAgain,

    /// <summary>Another attempt of this run has committed the same bytes.</summary>
    SamePublished,

    /// <summary>Another attempt has taken over.</summary>
    Lost,
}
