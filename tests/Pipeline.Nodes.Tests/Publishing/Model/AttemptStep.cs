namespace Pipeline.Nodes.Tests.Publishing.Model;

/// <summary>What an attempt does next. Stopping here for ever is a crash.</summary>
internal enum AttemptStep : byte
{
    Start,
    LookAtFirst,
    LookAtSecond,
    ListFirst,
    ListSecond,
    Claim,
    ReadAfterClaim,
    Abort,
    Complete,
    ReadBase,
    Commit,
    ReadBack,
    Published,
    Ended,
}
