namespace Pipeline.Nodes.DataFetcher.Failures;

/// <summary>What went wrong with a fetch, in the terms that decide whether a retry helps and with which code the program ends.</summary>
internal enum FetchFailure
{
    /// <summary>The source has no such data (404, 410).</summary>
    NotFound,

    /// <summary>The source refuses the credentials, or wants some (401, 403).</summary>
    Denied,

    /// <summary>A safety rule forbids the address or the redirect.</summary>
    Blocked,

    /// <summary>The source answers in a way that a retry will not change: another 4xx, a redirect loop, an unknown encoding.</summary>
    Rejected,

    /// <summary>The source cannot be reached or keeps failing.</summary>
    Unavailable,

    /// <summary>The source asks for fewer requests (429).</summary>
    Throttled,

    /// <summary>The total time was used up.</summary>
    DeadlinePassed,

    /// <summary>The data changed while it was read, or the rest of it cannot be had.</summary>
    Interrupted,

    /// <summary>The bytes are not what they should be: broken gzip, too large, another SHA-256.</summary>
    BadData,
}
