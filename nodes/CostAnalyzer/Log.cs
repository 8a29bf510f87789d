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

    [LoggerMessage(12005, LogLevel.Information, "{File} has no {Column}: {Effect}.")]
    public static partial void ColumnMissing(this ILogger logger, string file, string column, string effect);

    [LoggerMessage(12006, LogLevel.Warning, "{Column} has more groups and periods than max_groups = {MaxGroups} allows in memory: the smallest {AtLeast}{GroupCount} are folded into Other. The sums are exact all the same; raise max_groups to name more.")]
    public static partial void GroupsFolded(this ILogger logger, string column, int maxGroups, string atLeast, int groupCount);

    [LoggerMessage(12004, LogLevel.Information, "{CostColumn} adds up to {Total} {Currency} over {RowCount} rows, {FirstDay} to {LastDay}.")]
    public static partial void TotalFound(
        this ILogger logger, string costColumn, string total, string currency, long rowCount, string firstDay, string lastDay);

    [LoggerMessage(12007, LogLevel.Information, "{Currency}: {Cost} in the {Period} from {PeriodStart}, {Change} against the one before ({PriceEffect} by price, {VolumeEffect} by volume).")]
    public static partial void ChangeFound(this ILogger logger, string currency, string cost, string period, string periodStart, string change, string priceEffect, string volumeEffect);

    [LoggerMessage(12008, LogLevel.Information, "{Currency}: no {What} is told: {Reason}.")]
    public static partial void NotTold(this ILogger logger, string currency, string what, string reason);

    [LoggerMessage(12009, LogLevel.Warning, "{Currency}: {Day} cost {Cost}, and {Expected} was expected.")]
    public static partial void AnomalyFound(this ILogger logger, string currency, string day, string cost, string expected);

    [LoggerMessage(12010, LogLevel.Warning, "{Currency}: {Spent} of the budget of {Budget} for {Month} are spent so far; {Projected} are to be expected by its end at this rate.")]
    public static partial void BudgetAtRisk(this ILogger logger, string currency, string spent, string budget, string month, string projected);

    [LoggerMessage(12011, LogLevel.Warning, "There are more prices and periods than max_groups = {MaxGroups} allows in memory: changes are not split into price and volume.")]
    public static partial void PricesGivenUp(this ILogger logger, int maxGroups);

    [LoggerMessage(12012, LogLevel.Warning, "{Currency}: {Month} cost {Spent}, more than its budget of {Budget}.")]
    public static partial void BudgetExceeded(this ILogger logger, string currency, string month, string spent, string budget);

    [LoggerMessage(12013, LogLevel.Warning, "monthly_budgets has {Currency}, in which there is no cost: the bill is in {Currencies}.")]
    public static partial void BudgetUnused(this ILogger logger, string currency, string currencies);

    [LoggerMessage(12014, LogLevel.Warning, "{Currency}: anomalies not judged: {TooLarge}.")]
    public static partial void AnomaliesNotJudged(this ILogger logger, string currency, string tooLarge);
}
