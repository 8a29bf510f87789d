namespace Pipeline.Nodes.DataFetcher.Http;

/// <summary>How persistently a source is asked. The total time is not here: it is a <see cref="Deadline"/>.</summary>
internal static class HttpSourceLimits
{
    /// <summary>Retries without a new byte in between before a source is given up.</summary>
    public const int MaxRetries = 6;

    /// <summary>Redirects that are followed for one request.</summary>
    public const int MaxRedirects = 10;

    /// <summary>The wait before the first retry, on average; it doubles from retry to retry.</summary>
    public static TimeSpan FirstDelay { get; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest wait, unless the source asks for a longer one by Retry-After.</summary>
    public static TimeSpan MaxDelay { get; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a connection may take to come about.</summary>
    public static TimeSpan ConnectTimeout { get; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a body may stand still before its connection is given up and the rest asked for on a new one.</summary>
    public static TimeSpan StallTimeout { get; } = TimeSpan.FromSeconds(60);
}
