using Pipeline.Nodes.CostAnalyzer.Anomalies;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Anomalies;

public sealed class AnomalyDetectorTests
{
    private const int Days = 120;
    private const int SeriesCount = 60;

    private static readonly AnomalyOptions Options = new(AlertAmount: 100, AlertPercent: 40);

    [Theory]
    [InlineData(0.03, 1.0)]
    [InlineData(0.03, 0.6)]
    [InlineData(0.1, 1.0)]
    [InlineData(0.1, 0.6)]
    [InlineData(0.15, 0.6)]
    public void Judge_QuietSeries_HasAtMostOneFalseAlarmIn90Days(double noise, double weekend)
    {
        int judged = 0;
        int anomalies = 0;
        int alerts = 0;
        for (int seed = 0; seed < SeriesCount; seed++)
        {
            IReadOnlyList<DayVerdict> days = AnomalyDetector.Judge(Series(seed, noise, weekend), firstWeekday: 0, Options);
            judged += days.Count(day => day.Verdict != Verdict.Unknown);
            anomalies += days.Count(day => day.IsAnomaly);
            alerts += days.Count(day => day.IsAlert);
        }

        Assert.Equal(SeriesCount * (Days - AnomalyDetector.MinHistory), judged);
        Assert.InRange(anomalies * 90.0 / judged, 0, 1);
        Assert.InRange(alerts * 90.0 / judged, 0, 0.5);
    }

    [Theory]
    [InlineData(0.03, 1.0)]
    [InlineData(0.1, 0.6)]
    [InlineData(0.15, 0.6)]
    public void Judge_DaysAtThreeTimesTheLevel_FindsNearlyAll(double noise, double weekend)
    {
        int injected = 0;
        int found = 0;
        for (int seed = 0; seed < SeriesCount; seed++)
        {
            decimal[] series = Series(seed, noise, weekend);
            Random random = new(seed);
            int[] spikes = [.. Enumerable.Range(0, 4).Select(_ => random.Next(AnomalyDetector.MinHistory, Days)).Distinct()];
            foreach (int day in spikes)
            {
                series[day] = 3000;
            }

            IReadOnlyList<DayVerdict> days = AnomalyDetector.Judge(series, firstWeekday: 0, Options);
            injected += spikes.Length;
            found += spikes.Count(day => days[day] is { Verdict: Verdict.Spike, IsAlert: true });
        }

        Assert.InRange((double)found / injected, 0.95, 1);
    }

    [Fact]
    public void Judge_TooLittleHistory_GivesNoVerdict()
    {
        IReadOnlyList<DayVerdict> days = AnomalyDetector.Judge([.. Enumerable.Repeat(10m, 10), 500m], 0, Options);

        Assert.All(days.Take(10), day => Assert.Equal((Verdict.Unknown, 0m), (day.Verdict, day.Expected)));
        Assert.Equal((Verdict.Spike, 10m, true), (days[10].Verdict, days[10].Expected, days[10].IsAlert));
    }

    [Fact]
    public void Judge_LowWeekends_AreNoDrops()
    {
        decimal[] series = [.. Enumerable.Range(0, 70).Select(day => day % 7 >= 5 ? 20m : 100m)];

        Assert.DoesNotContain(AnomalyDetector.Judge(series, 0, Options).Skip(AnomalyDetector.WeekdayHistory), day => day.IsAnomaly);
    }

    [Theory]
    [InlineData(1000, 200, 100, 40, true)]
    [InlineData(1000, 900, 100, 40, false)]
    [InlineData(190, 100, 100, 40, false)]
    [InlineData(190, 100, 90, 40, true)]
    public void Judge_AnAnomaly_IsAnAlertFromBothThresholdsOn(int cost, int usual, int amount, int percent, bool alert) =>
        Assert.Equal(alert, AnomalyDetector.Judge([.. Enumerable.Repeat((decimal)usual, 30), cost], 0, new AnomalyOptions(amount, percent))[30].IsAlert);

    [Fact]
    public void Judge_TheLastDay_MayNotBeOverAndIsNoDrop()
    {
        decimal[] series = [.. Enumerable.Repeat(100m, 30), 1m, 1m];

        Assert.Equal([Verdict.Drop, Verdict.Normal], AnomalyDetector.Judge(series, 0, Options).Skip(30).Select(day => day.Verdict));
    }

    [Fact]
    public void Judge_ALastingStep_BecomesUsual()
    {
        decimal[] series = [.. Enumerable.Repeat(100m, 60), .. Enumerable.Repeat(1000m, 60)];

        IReadOnlyList<DayVerdict> days = AnomalyDetector.Judge(series, 0, Options);

        Assert.Equal(Verdict.Spike, days[60].Verdict);
        Assert.DoesNotContain(days.Skip(95), day => day.IsAnomaly);
    }

    [Fact]
    public void Judge_ZerosAndNegativeDays_AreNoTrouble()
    {
        IReadOnlyList<DayVerdict> zeros = AnomalyDetector.Judge([.. Enumerable.Repeat(0m, 20)], 0, Options);
        IReadOnlyList<DayVerdict> credit = AnomalyDetector.Judge([.. Enumerable.Repeat(0m, 20), -5000m, 0m], 0, Options);

        Assert.All(zeros.Skip(10), day => Assert.Equal(Verdict.Normal, day.Verdict));
        Assert.Equal((Verdict.Drop, true), (credit[20].Verdict, credit[20].IsAlert));
    }

    private static decimal[] Series(int seed, double noise, double weekend)
    {
        Random random = new(seed * 7919);
        return
        [
            .. Enumerable.Range(0, Days).Select(day =>
            {
                // Box and Muller's normal numbers.
                double normal = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
                return (decimal)(1000 * Math.Exp(noise * normal) * (day % 7 >= 5 ? weekend : 1));
            }),
        ];
    }
}
