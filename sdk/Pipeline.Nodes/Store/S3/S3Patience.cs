namespace Pipeline.Nodes.Store.S3;

/// <summary>How long the store waits, and how often it tries again.</summary>
internal sealed record S3Patience
{
    /// <summary>How long a request is repeated while the server answers with errors or breaks connections. Default 60 s.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a request is repeated while no server can be reached at all: most often the address is wrong. Default 10 s.</summary>
    public TimeSpan Unreachable { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The pause before the first repetition, which doubles from then on, with jitter. Default 200 ms.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>The longest pause. Default 5 s.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a server may take to answer a small request, or to send the next bytes of a body. Default 30 s.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long completing an upload may take: the server joins up to 10,000 parts. Default 10 minutes.</summary>
    public TimeSpan Complete { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How long to wait after another attempt's uploads were aborted: at some servers an abort and a completion at one moment can both
    /// succeed. AWS lets one of them win, and nobody waits there. Default 5 s.
    /// </summary>
    public TimeSpan AbortSettle { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The least speed at which a part is sent, in bytes a second. Default 64 KiB/s.</summary>
    public int LeastBytesPerSecond { get; init; } = 64 * 1024;

    /// <summary>How long sending a part of this size may take.</summary>
    public TimeSpan Sending(int bytes) => Idle + TimeSpan.FromSeconds((double)bytes / LeastBytesPerSecond);
}
