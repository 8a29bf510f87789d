using System.Text.Json;
using Pipeline.Nodes.CostAnalyzer.Anomalies;
using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Budgets;
using Pipeline.Nodes.CostAnalyzer.Changes;

namespace Pipeline.Nodes.CostAnalyzer.Tables;

/// <summary>What <c>summary.json</c> says of one currency beyond its sums; where nothing can be told, why.</summary>
internal static class InsightSummary
{
    public static void Write(Utf8JsonWriter json, CurrencyReport report)
    {
        if (report.Change is { } change)
        {
            WriteChange(json, change);
        }

        if (report.Anomalies is { } anomalies)
        {
            json.WriteStartObject("anomalies");
            if (!WriteReason(json, anomalies.Reason))
            {
                json.WriteNumber("days", anomalies.Days.Count);
                json.WriteNumber("days_without_verdict", anomalies.Days.Count(day => day.Verdict == Verdict.Unknown));
                json.WriteNumber("anomalies", anomalies.Anomalies.Count);
                json.WriteNumber("alerts", anomalies.Anomalies.Count(anomaly => anomaly.Found.IsAlert));
                SummaryFile.WriteList(json, "not_judged", anomalies.TooLarge);
            }

            json.WriteEndObject();
        }

        if (report.Budget.Count > 0)
        {
            WriteBudget(json, report.Budget[^1]);
        }
    }

    private static void WriteChange(Utf8JsonWriter json, ChangeReport change)
    {
        json.WriteStartObject("change");
        json.WriteString("over", PeriodCalendar.Name(change.Over));
        if (!WriteReason(json, change.Reason))
        {
            GroupChange total = change.Total;
            json.WriteString("previous_start", PeriodCalendar.Start(change.Over, change.Period - 1));
            json.WriteString("period_start", PeriodCalendar.Start(change.Over, change.Period));
            json.WriteString("previous_cost", total.Before.ToString());
            json.WriteString("cost", total.After.ToString());
            json.WriteString("change", total.Change.ToString());
            json.WriteString("price_effect", total.Price.ToString());
            json.WriteString("volume_effect", total.Volume.ToString());
            json.WriteString("other_effect", total.Unsplit.ToString());
            json.WriteStartArray("incomplete_periods");
            foreach (int period in change.Incomplete)
            {
                json.WriteStringValue(PeriodCalendar.Start(change.Over, period));
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteBudget(Utf8JsonWriter json, BudgetMonth month)
    {
        json.WriteStartObject("budget");
        json.WriteString("month", PeriodCalendar.Start(BillPeriod.Month, month.Month));
        json.WriteString("budget", month.Budget.ToString());
        json.WriteString("cost", month.Spent.ToString());
        json.WriteString("projected_cost", month.Projected.ToString());
        json.WriteString("status", month.Status);
        json.WriteEndObject();
    }

    private static bool WriteReason(Utf8JsonWriter json, string? reason)
    {
        if (reason is not null)
        {
            json.WriteString("not_told", reason);
        }

        return reason is not null;
    }
}
