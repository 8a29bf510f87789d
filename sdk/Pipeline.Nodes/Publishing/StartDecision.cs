namespace Pipeline.Nodes.Publishing;

/// <summary>What an attempt does about the manifest that it finds at its start.</summary>
internal enum StartDecision
{
    /// <summary>Do the work.</summary>
    Proceed,

    /// <summary>This work is published for this run.</summary>
    AlreadyPublished,

    /// <summary>A later attempt of this run has claimed the folder.</summary>
    FencedOut,
}
