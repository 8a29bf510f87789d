using Microsoft.Extensions.Logging;

namespace Pipeline.Nodes.CostAnalyzer;

/// <summary>The log lines of a cost-analyzer. Its event ids begin with 72.</summary>
internal static partial class Log
{
    [LoggerMessage(7201, LogLevel.Information, "{File}: {RowCount} rows, {Format}.")]
    public static partial void BillRead(this ILogger logger, string file, long rowCount, string format);

    [LoggerMessage(7202, LogLevel.Warning, "{Notice}")]
    public static partial void Notice(this ILogger logger, string notice);

    [LoggerMessage(7203, LogLevel.Warning, "{RowCount} rows were skipped: {Reason}. The first is {File}, line {Line}.")]
    public static partial void RowsSkipped(this ILogger logger, long rowCount, string reason, string file, long line);

    [LoggerMessage(7204, LogLevel.Information, "{CostColumn} adds up to {Total} {Currency} over {RowCount} rows, {FirstPeriod} to {LastPeriod}.")]
    public static partial void TotalFound(
        this ILogger logger, string costColumn, string total, string currency, long rowCount, string firstPeriod, string lastPeriod);
}
