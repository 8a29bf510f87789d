using System.Globalization;
using Pipeline.Nodes.CostAnalyzer.Bills;
using Pipeline.Nodes.CostAnalyzer.Sums;

namespace Pipeline.Nodes.CostAnalyzer.Anomalies;

/// <summary>The unusual days of one currency of a bill, and what had its part in them.</summary>
internal sealed class AnomalyReport
{
    /// <summary>The most days that are judged: ten years.</summary>
    public const int MaxDays = 3_653;

    /// <summary>The most costs by day and group that are held at a time; they take 32 MB.</summary>
    public const int MaxCells = 2_000_000;

    private const int MaxSeries = 20;
    private const int MaxCauses = 3;

    // A group's day is unusual enough to be told from a twentieth of the bill's usual day on; small groups are full of noise.
    private const int SmallPart = 20;

    private AnomalyReport(string? reason, int firstDay, IReadOnlyList<DayVerdict> days, IReadOnlyList<Anomaly> anomalies, IReadOnlyList<AnomalyCause> causes)
    {
        (Reason, FirstDay, Days, Anomalies, Causes) = (reason, firstDay, days, anomalies, causes);
    }

    /// <summary>Why there is no verdict; null if there is one.</summary>
    public string? Reason { get; }

    /// <summary>What is not judged because it would take too much memory; nothing else than <see cref="Reason"/> if that is it.</summary>
    public IReadOnlyList<string> TooLarge { get; private init; } = [];

    /// <summary>The number of the first of <see cref="Days"/>.</summary>
    public int FirstDay { get; }

    /// <summary>Each day of the bill as a whole.</summary>
    public IReadOnlyList<DayVerdict> Days { get; }

    /// <summary>The unusual days of the bill and of the dearest groups of the first column, by day.</summary>
    public IReadOnlyList<Anomaly> Anomalies { get; }

    /// <summary>For each unusual day of the bill: the groups that moved most, by column and rank.</summary>
    public IReadOnlyList<AnomalyCause> Causes { get; }

    public static AnomalyReport Make(CostCube cube, int currency, BillQuery query, AnomalyOptions options)
    {
        if (query.Period is BillPeriod.Week or BillPeriod.Month)
        {
            return None($"costs are summed by the {PeriodCalendar.Name(query.Period)}; days are needed");
        }

        (int firstDay, int lastDay) = cube.Days(currency);
        if (lastDay - firstDay >= MaxDays)
        {
            string reason = string.Create(CultureInfo.InvariantCulture, $"the bill has {lastDay - firstDay + 1:N0} days, of which at most {MaxDays:N0} are judged");
            return new AnomalyReport(reason, firstDay: 0, [], [], []) { TooLarge = [reason] };
        }

        DailyCosts costs = new(cube, currency, query.Period);
        if (costs.Total is null)
        {
            return None("amounts are too large to judge");
        }

        if (costs.Count <= AnomalyDetector.MinHistory)
        {
            return None(FormattableString.Invariant($"{costs.Count} days of history; more than {AnomalyDetector.MinHistory} are needed"));
        }

        // Day 0 of the calendar is a Monday.
        int weekday = costs.FirstDay % 7;
        IReadOnlyList<DayVerdict> days = AnomalyDetector.Judge(costs.Total, weekday, options);
        List<Anomaly> anomalies = [.. Find(days, costs.FirstDay, column: "", group: "")];
        List<AnomalyCause> causes = [];
        List<string> tooLarge = [];
        for (int column = 0; column < query.GroupBy.Count; column++)
        {
            string name = query.GroupBy[column];
            if (column > 0 && anomalies.Count == 0)
            {
                continue;
            }

            if ((long)cube.Columns[column].GroupCount * costs.Count > MaxCells)
            {
                tooLarge.Add(string.Create(
                    CultureInfo.InvariantCulture, $"{cube.Columns[column].GroupCount:N0} groups of {name} on {costs.Count:N0} days; at most {MaxCells:N0} costs by day and group are judged"));
                continue;
            }

            Dictionary<string, decimal[]> groups = costs.ByGroup(cube.Columns[column]);
            causes.AddRange(anomalies.Where(anomaly => anomaly.Column.Length == 0).SelectMany(anomaly => FindCauses(anomaly, name, groups, costs.FirstDay)));
            if (column == 0)
            {
                decimal usual = AnomalyDetector.Median(costs.Total.Select(Math.Abs));
                anomalies.AddRange(groups.OrderByDescending(group => group.Value.Sum()).ThenBy(group => group.Key, StringComparer.Ordinal).Take(MaxSeries)
                    .SelectMany(group => Find(AnomalyDetector.Judge(group.Value, weekday, options), costs.FirstDay, name, group.Key))
                    .Where(anomaly => Math.Abs(anomaly.Found.Difference) * SmallPart >= usual));
            }
        }

        return new AnomalyReport(reason: null, costs.FirstDay, days, [.. anomalies.OrderBy(anomaly => anomaly.Day)], [.. causes.OrderBy(cause => cause.Day)]) { TooLarge = tooLarge };

        static AnomalyReport None(string reason) => new(reason, firstDay: 0, [], [], []);
    }

    private static IEnumerable<Anomaly> Find(IReadOnlyList<DayVerdict> days, int firstDay, string column, string group) =>
        days.Select((verdict, index) => new Anomaly(firstDay + index, column, group, verdict)).Where(anomaly => anomaly.Found.IsAnomaly);

    private static IEnumerable<AnomalyCause> FindCauses(Anomaly anomaly, string column, Dictionary<string, decimal[]> groups, int firstDay)
    {
        int day = anomaly.Day - firstDay;
        int start = Math.Max(0, day - AnomalyDetector.MaxHistory);
        int direction = Math.Sign(anomaly.Found.Difference);
        return groups.Select(group => (group.Key, Cost: group.Value[day], Expected: AnomalyDetector.Median(group.Value[start..day])))
            .Where(group => (group.Cost - group.Expected) * direction > 0)
            .OrderByDescending(group => (group.Cost - group.Expected) * direction).ThenBy(group => group.Key, StringComparer.Ordinal)
            .Take(MaxCauses)
            .Select((group, index) => new AnomalyCause(anomaly.Day, index + 1, column, group.Key, group.Cost, group.Expected));
    }
}
