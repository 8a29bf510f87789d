using Microsoft.Extensions.Logging;

namespace Pipeline.Nodes.ChartRenderer;

/// <summary>The log lines of a chart-renderer, events 13000 to 13999.</summary>
internal static partial class Log
{
    [LoggerMessage(13001, LogLevel.Information, "Drew {Chart} from {Table}: {Width} x {Height} pixels, {ByteCount} bytes")]
    public static partial void Drew(ILogger logger, string chart, string table, int width, int height, long byteCount);

    [LoggerMessage(13002, LogLevel.Warning, "{Chart} shows '{Text}', and the charts' font DejaVu Sans has no letters for all of it: they are drawn as boxes. Others may be; this is said once.")]
    public static partial void LettersMissing(ILogger logger, string chart, string text);

    [LoggerMessage(13003, LogLevel.Information, "Wrote {Report}: {ChartCount} charts and {TableCount} tables")]
    public static partial void WroteReport(ILogger logger, string report, int chartCount, int tableCount);
}
