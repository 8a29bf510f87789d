using Microsoft.Extensions.Logging;

namespace Pipeline.Nodes.DataFetcher;

/// <summary>Everything that the fetcher writes to the log, events 11000 to 11999. No URL here holds a secret.</summary>
internal static partial class Log
{
    [LoggerMessage(11001, LogLevel.Warning, "{Url}: {Fault}; try {Try} of {MaxTries} failed, the next follows in {DelayMs} ms")]
    public static partial void Retrying(ILogger logger, string url, string fault, int @try, int maxTries, long delayMs);

    [LoggerMessage(11002, LogLevel.Information, "{Url}: resumed at byte {Offset}")]
    public static partial void Resumed(ILogger logger, string url, long offset);

    [LoggerMessage(11003, LogLevel.Information, "{Url}: redirected ({Status}) to {Target}")]
    public static partial void Redirected(ILogger logger, string url, int status, string target);

    [LoggerMessage(11004, LogLevel.Information, "{Url}: the source promises no length; only sha256 can tell whether all of it came")]
    public static partial void LengthUnknown(ILogger logger, string url);
}
