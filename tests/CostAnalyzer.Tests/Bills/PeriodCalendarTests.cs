using System.Globalization;
using CsCheck;
using Pipeline.Nodes.CostAnalyzer.Bills;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Bills;

public sealed class PeriodCalendarTests
{
    [Theory]
    [InlineData("Hour", "2024-09-18T22:59:00", "2024-09-18T22:00:00Z")]
    [InlineData("Day", "2024-09-18T22:59:00", "2024-09-18")]
    [InlineData("Week", "2024-09-18T22:59:00", "2024-09-16")]
    [InlineData("Week", "2024-09-15T23:59:00", "2024-09-09")]
    [InlineData("Week", "2024-09-16T00:00:00", "2024-09-16")]
    [InlineData("Week", "2025-01-01T00:00:00", "2024-12-30")]
    [InlineData("Month", "2024-12-31T23:59:00", "2024-12-01")]
    [InlineData("Month", "2025-01-01T00:00:00", "2025-01-01")]
    public void Start_OfTheTimesPeriod_IsItsFirstMoment(string period, string time, string start) =>
        Assert.Equal(start, StartOf(Enum.Parse<BillPeriod>(period), DateTime.Parse(time, CultureInfo.InvariantCulture)));

    [Fact]
    public void Number_OfLaterTime_IsNotSmaller() =>
        Gen.Select(Gen.DateTime, Gen.DateTime, Gen.Enum<BillPeriod>()).Sample((one, other, period) =>
        {
            (DateTime earlier, DateTime later) = one < other ? (one, other) : (other, one);
            Assert.True(Number(period, earlier) <= Number(period, later));
        });

    [Fact]
    public void Start_OfAnyTime_IsNotLaterAndOfTheSamePeriod() =>
        Gen.Select(Gen.DateTime, Gen.Enum<BillPeriod>()).Sample((time, period) =>
        {
            DateTime start = DateTime.Parse(StartOf(period, time), CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
            Assert.True(start <= time);
            Assert.Equal(Number(period, time), Number(period, start));
        });

    [Fact]
    public void Name_OfEachPeriod_IsTheSettingsWord() =>
        Assert.Equal(["hour", "day", "week", "month"], Enum.GetValues<BillPeriod>().Select(PeriodCalendar.Name));

    private static int Number(BillPeriod period, DateTime time) => PeriodCalendar.Number(period, time.Ticks / TimeSpan.TicksPerMinute);

    private static string StartOf(BillPeriod period, DateTime time) => PeriodCalendar.Start(period, Number(period, time));
}
