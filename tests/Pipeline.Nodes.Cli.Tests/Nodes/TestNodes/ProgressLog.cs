using Microsoft.Extensions.Logging;

namespace Pipeline.Nodes.Cli.Tests.Nodes;

/// <summary>The line that the host logs every five seconds, at once.</summary>
internal static partial class ProgressLog
{
    [LoggerMessage(5001, LogLevel.Information, "{Done} after {Elapsed}.")]
    public static partial void Progress(ILogger logger, string done, string elapsed, long bytes, long expectedBytes, long rows);
}
