using Microsoft.Extensions.Logging;

namespace Pipeline.Nodes.CostAnalyzer;

/// <summary>The log lines of a cost-analyzer, events 12000 to 12999.</summary>
internal static partial class Log
{
    [LoggerMessage(12001, LogLevel.Information, "{File}: {RowCount} rows, {Format}.")]
    public static partial void BillRead(this ILogger logger, string file, long rowCount, string format);

    [LoggerMessage(12002, LogLevel.Warning, "{Notice}")]
    public static partial void Notice(this ILogger logger, string notice);

    [LoggerMessage(12003, LogLevel.Warning, "{RowCount} rows were skipped: {Reason}. The first is {File}, line {Line}.")]
    public static partial void RowsSkipped(this ILogger logger, long rowCount, string reason, string file, long line);

    [LoggerMessage(12004, LogLevel.Information, "{CostColumn} adds up to {Total} {Currency} over {RowCount} rows, {FirstDay} to {LastDay}.")]
    public static partial void TotalFound(
        this ILogger logger, string costColumn, string total, string currency, long rowCount, string firstDay, string lastDay);
}
