using Microsoft.Extensions.Logging;

namespace Pipeline.Nodes.Diagnostics;

/// <summary>What the diagnostics say of themselves. Event ids 5xxx.</summary>
internal static partial class DiagnosticsLog
{
    /// <summary>The event of <see cref="Progress"/>, which the tool looks for.</summary>
    public const int ProgressEventId = 5001;

    [LoggerMessage(ProgressEventId, LogLevel.Information, "{Done} after {Elapsed}.")]
    public static partial void Progress(
        ILogger logger, string done, string elapsed, long bytes, long expectedBytes, long rows);
}
