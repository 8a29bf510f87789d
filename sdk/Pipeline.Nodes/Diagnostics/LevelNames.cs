using Microsoft.Extensions.Logging;

namespace Pipeline.Nodes.Diagnostics;

/// <summary>The names of log levels, as Airflow and most log stores spell them.</summary>
internal static class LevelNames
{
    public static string Of(LogLevel level) => level switch
    {
        LogLevel.Trace or LogLevel.Debug => "debug",
        LogLevel.Information => "info",
        LogLevel.Warning => "warning",
        LogLevel.Error => "error",
        _ => "critical",
    };
}
