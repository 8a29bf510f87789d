using Microsoft.Extensions.Logging;
using Pipeline.Nodes.CostAnalyzer.Anomalies;
using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Budgets;
using Pipeline.Nodes.CostAnalyzer.Changes;
using Pipeline.Nodes.CostAnalyzer.Tables;

namespace Pipeline.Nodes.CostAnalyzer;

/// <summary>Says in the log what a bill tells beyond its sums.</summary>
internal static class InsightLog
{
    public static void Write(ILogger logger, CurrencyReport report)
    {
        if (report.Change is { Reason: { } noChange })
        {
            logger.NotTold(report.Currency, "change", noChange);
        }
        else if (report.Change is { } change)
        {
            GroupChange total = change.Total;
            logger.ChangeFound(
                report.Currency, total.After.ToString(), PeriodCalendar.Name(change.Over), PeriodCalendar.Start(change.Over, change.Period),
                total.Change.ToString(), total.Price.ToString(), total.Volume.ToString());
        }

        if (report.Anomalies is { Reason: { } noAnomalies })
        {
            logger.NotTold(report.Currency, "anomaly", noAnomalies);
        }

        foreach (Anomaly alert in report.Anomalies?.Anomalies.Where(anomaly => anomaly.Found.IsAlert && anomaly.Column.Length == 0) ?? [])
        {
            logger.AnomalyFound(
                report.Currency, PeriodCalendar.Start(BillPeriod.Day, alert.Day), CellTable.Number(alert.Found.Cost), CellTable.Number(alert.Found.Expected));
        }

        foreach (BudgetMonth month in report.Budget.Where(month => month.Status != "ok"))
        {
            logger.BudgetAtRisk(
                report.Currency, month.Spent.ToString(), month.Budget.ToString(), PeriodCalendar.Start(BillPeriod.Month, month.Month), month.Projected.ToString());
        }
    }
}
