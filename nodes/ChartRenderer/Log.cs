using Microsoft.Extensions.Logging;

namespace Pipeline.Nodes.ChartRenderer;

internal static partial class Log
{
    [LoggerMessage(EventId = 3001, Level = LogLevel.Information, Message = "Drew {Chart} from {Table}: {Width} x {Height} pixels, {ByteCount} bytes")]
    public static partial void Drew(ILogger logger, string chart, string table, int width, int height, long byteCount);
}
