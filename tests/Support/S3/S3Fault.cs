namespace Pipeline.Nodes.TestSupport.S3;

/// <summary>What can happen to one call on its way to an S3 server and back.</summary>
public enum S3Fault
{
    /// <summary>The server goes away as the call arrives, with all connections; new ones are refused for a moment.</summary>
    Refused,

    /// <summary>The server goes away as the call arrives, and does not come back.</summary>
    Gone,

    /// <summary>The connection is reset; the server never sees the call.</summary>
    Reset,

    /// <summary>The call is applied, and the connection is reset in place of an answer.</summary>
    AnswerLost,

    /// <summary>The connection is reset at once, and the call is applied a moment later, when it may have been repeated.</summary>
    AppliedLate,

    /// <summary>500 is answered at once, and the call is applied a moment later, when it may have been repeated.</summary>
    AppliedLateBehindError,

    /// <summary>The connection is reset at once; the call is applied when <see cref="FaultProxy.ReleaseAsync"/> says so.</summary>
    Held,

    /// <summary>500 without a body; not applied.</summary>
    InternalError,

    /// <summary>The call is applied, and 500 is answered.</summary>
    AppliedBehindError,

    /// <summary>503 <c>SlowDown</c>; not applied.</summary>
    SlowDown,

    /// <summary>409 <c>ConditionalRequestConflict</c>; not applied.</summary>
    Conflict,

    /// <summary>412 <c>PreconditionFailed</c>; not applied.</summary>
    PreconditionFailed,

    /// <summary>Nothing is answered until the caller gives up; not applied.</summary>
    NoAnswer,

    /// <summary>The call is applied, and nothing is answered until the caller gives up.</summary>
    AnswerWithheld,

    /// <summary>The server gets half of the body, then both connections break.</summary>
    RequestCut,

    /// <summary>The caller gets half of the answer's body, then its connection ends.</summary>
    AnswerCut,

    /// <summary>The server gets the body with one bit flipped in the middle.</summary>
    RequestFlipped,

    /// <summary>The caller gets the answer's body with one bit flipped in the middle.</summary>
    AnswerFlipped,

    /// <summary>The call reaches the server late, and so does its answer the caller.</summary>
    Slow,
}
