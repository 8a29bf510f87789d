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

    [LoggerMessage(5002, LogLevel.Warning, "The trace of this attempt is not complete at the collector: {Problem}. The attempt's result stands. Check the OTEL_EXPORTER_OTLP_* variables, or set OTEL_SDK_DISABLED=true.")]
    public static partial void TraceIncomplete(ILogger logger, string problem);
}
