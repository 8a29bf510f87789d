using System.Globalization;
using Pipeline.Nodes.CostAnalyzer.Anomalies;
using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Changes;
using Pipeline.Nodes.CostAnalyzer.Sums;

namespace Pipeline.Nodes.CostAnalyzer.Tables;

/// <summary>The tables of what a bill tells beyond its sums: changes, anomalies, budgets, tag coverage. Each is there only if it has something to say.</summary>
internal static class InsightTables
{
    private const string Currency = BillQuery.CurrencyColumn;

    /// <summary>The tables of one currency.</summary>
    /// <param name="report">The currency.</param>
    /// <param name="suffix">The currency as part of file names; null where the bill has only one.</param>
    public static IEnumerable<ReportTable> Of(CurrencyReport report, string? suffix)
    {
        ReportTable?[] tables =
        [
            report.Change is { Reason: null } change ? Changes(report, change, suffix) : null,
            report.Anomalies is { Reason: null } days ? Days(report, days, suffix) : null,
            report.Anomalies is { Reason: null } anomalies ? Anomalies(report, anomalies, suffix) : null,
            report.Anomalies is { Reason: null } causes ? Causes(report, causes, suffix) : null,
            report.Budget.Count > 0 ? Budget(report, suffix) : null,
            report.Coverage.Count > 0 ? Coverage(report, suffix) : null,
        ];
        return tables.OfType<ReportTable>();
    }

    private static ChangeTable Changes(CurrencyReport report, ChangeReport change, string? suffix)
    {
        RankedGroups? groups = report.Columns.Count == 0 ? null : report.Columns[0];
        return new ChangeTable(new TableEntry(TableFileName.Make("change", suffix), "change", groups?.Column, report.Currency, change.Groups.Count), change, groups);
    }

    private static CellTable Days(CurrencyReport report, AnomalyReport anomalies, string? suffix) => Table("anomaly_by_day", "anomaly_days", null, report, suffix, anomalies.Days.Count,
        ["PeriodStart", Currency, "Cost", "Expected", "Low", "High", "Verdict", "Alert"],
        anomalies.Days.Select((day, index) => (string[])
        [
            Day(anomalies.FirstDay + index), report.Currency, CellTable.Number(day.Cost),
            .. day.Verdict == Verdict.Unknown
                ? (string[])["", "", ""]
                : [CellTable.Number(day.Expected), CellTable.Number(day.Expected - day.Margin), CellTable.Number(day.Expected + day.Margin)],
            Word(day.Verdict), Word(day.IsAlert),
        ]));

    private static CellTable Anomalies(CurrencyReport report, AnomalyReport anomalies, string? suffix) => Table("anomalies", "anomalies", null, report, suffix, anomalies.Anomalies.Count,
        ["PeriodStart", "Column", "Group", Currency, "Cost", "Expected", "Difference", "Score", "Verdict", "Alert"],
        anomalies.Anomalies.Select(anomaly => (string[])
        [
            Day(anomaly.Day), CellTable.Text(anomaly.Column), anomaly.Column.Length == 0 ? "" : CellTable.Group(anomaly.Group), report.Currency,
            CellTable.Number(anomaly.Found.Cost), CellTable.Number(anomaly.Found.Expected), CellTable.Number(anomaly.Found.Difference),
            CellTable.Number(anomaly.Found.Score), Word(anomaly.Found.Verdict), Word(anomaly.Found.IsAlert),
        ]));

    private static CellTable Causes(CurrencyReport report, AnomalyReport anomalies, string? suffix) => Table("anomaly_causes", "anomaly_causes", null, report, suffix, anomalies.Causes.Count,
        ["PeriodStart", "Column", "Rank", "Group", Currency, "Cost", "Expected", "Difference"],
        anomalies.Causes.Select(cause => (string[])
        [
            Day(cause.Day), CellTable.Text(cause.Column), cause.Rank.ToString(CultureInfo.InvariantCulture), CellTable.Group(cause.Group), report.Currency,
            CellTable.Number(cause.Cost), CellTable.Number(cause.Expected), CellTable.Number(cause.Cost - cause.Expected),
        ]));

    private static CellTable Budget(CurrencyReport report, string? suffix) => Table("budget", "budget", null, report, suffix, report.Budget.Count,
        ["PeriodStart", Currency, "Budget", "Cost", "DaysElapsed", "DaysInMonth", "BurnRatePerDay", "ProjectedCost", "Status"],
        report.Budget.Select(month => (string[])
        [
            PeriodCalendar.Start(BillPeriod.Month, month.Month), report.Currency, CellTable.Number(month.Budget), CellTable.Number(month.Spent),
            month.DaysElapsed.ToString(CultureInfo.InvariantCulture), month.DaysInMonth.ToString(CultureInfo.InvariantCulture),
            CellTable.Number(month.BurnRate), CellTable.Number(month.Projected), month.Status,
        ]));

    private static CellTable Coverage(CurrencyReport report, string? suffix) => Table("tag_coverage", "tag_coverage", null, report, suffix, report.Coverage.Count,
        ["TagKey", Currency, "TaggedCost", "UntaggedCost", "TaggedRowCount", "UntaggedRowCount", "CoveragePercent"],
        report.Coverage.Select(coverage => (string[])
        [
            CellTable.Text(coverage.Key), report.Currency, CellTable.Number(coverage.Tagged.Cost), CellTable.Number(coverage.Untagged.Cost),
            coverage.Tagged.RowCount.ToString(CultureInfo.InvariantCulture), coverage.Untagged.RowCount.ToString(CultureInfo.InvariantCulture), Percent(coverage.Tagged, coverage.Untagged),
        ]));

    // A share of a total of zero or less has no meaning.
    private static string Percent(CostCell tagged, CostCell untagged)
    {
        Money.Amount total = tagged.Cost + untagged.Cost;
        return total.IsNegative || total == default ? "" : tagged.Cost.Times(Money.Amount.FromBig(100, scale: 0), total, places: 2).ToString();
    }

    private static CellTable Table(
        string file, string kind, string? column, CurrencyReport report, string? suffix, int rowCount, IReadOnlyList<string> header, IEnumerable<string[]> rows) =>
        new(new TableEntry(TableFileName.Make(file, suffix), kind, column, report.Currency, rowCount), header, rows);

    private static string Day(int number) => PeriodCalendar.Start(BillPeriod.Day, number);

    private static string Word(Verdict verdict) => verdict.ToString().ToLowerInvariant();

    private static string Word(bool value) => value ? "true" : "false";
}
