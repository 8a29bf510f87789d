namespace Pipeline.Nodes.Store.S3;

/// <summary>What a failed request means for whoever sent it.</summary>
internal enum S3FaultKind
{
    /// <summary>Asking again will not help; the text says what does.</summary>
    Final,

    /// <summary>The key, the version or the upload is not there (404 with a name that says so, or a HEAD's 404).</summary>
    NotThere,

    /// <summary>A condition did not hold (412).</summary>
    ConditionFailed,

    /// <summary>Another write to this key was under way (409): the same again.</summary>
    Conflict,

    /// <summary>The server got other bytes than were sent (its checksum does not hold): it applied nothing.</summary>
    RequestDamaged,

    /// <summary>What came is no answer of S3, or not the bytes that the server holds; the request may have been applied.</summary>
    AnswerDamaged,

    /// <summary>The server asks for less (SlowDown, 503, 429).</summary>
    Throttled,

    /// <summary>The server failed (500, 502, 504).</summary>
    ServerError,

    /// <summary>The connection broke, or nothing came for too long.</summary>
    ConnectionLost,

    /// <summary>No connection came about: the name is unknown, or nobody listens.</summary>
    Unreachable,
}
