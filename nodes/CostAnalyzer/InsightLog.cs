using Microsoft.Extensions.Logging;
using Pipeline.Nodes.CostAnalyzer.Anomalies;
using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Budgets;
using Pipeline.Nodes.CostAnalyzer.Changes;
using Pipeline.Nodes.CostAnalyzer.Money;
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

        if (report.Anomalies is { Reason: { } noAnomalies, TooLarge: [] })
        {
            logger.NotTold(report.Currency, "anomaly", noAnomalies);
        }

        foreach (string tooLarge in report.Anomalies?.TooLarge ?? [])
        {
            logger.AnomaliesNotJudged(report.Currency, tooLarge);
        }

        foreach (Anomaly alert in report.Anomalies?.Anomalies.Where(anomaly => anomaly.Found.IsAlert && anomaly.Column.Length == 0) ?? [])
        {
            logger.AnomalyFound(
                report.Currency, PeriodCalendar.Start(BillPeriod.Day, alert.Day), MoneyText.Of(alert.Found.Cost, report.Currency), MoneyText.Of(alert.Found.Expected, report.Currency));
        }

        foreach (BudgetMonth month in report.Budget.Where(month => month.Status != "ok"))
        {
            WriteBudget(logger, report.Currency, month);
        }
    }

    private static void WriteBudget(ILogger logger, string currency, BudgetMonth month)
    {
        string name = PeriodCalendar.MonthName(month.Month);
        string spent = MoneyText.Of(month.Spent, currency);
        string budget = MoneyText.Of(month.Budget, currency);
        if (month.IsFinished)
        {
            logger.BudgetExceeded(currency, name, spent, budget);
        }
        else
        {
            logger.BudgetAtRisk(currency, spent, budget, name, MoneyText.Of(month.Projected, currency));
        }
    }
}
