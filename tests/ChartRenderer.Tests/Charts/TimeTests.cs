using CsCheck;
using Pipeline.Nodes.ChartRenderer.Charts;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Tests.Charts;

public sealed class TimeTests
{
    private static readonly Gen<DateTime> AnyTime = Gen.DateTime[new DateTime(1, 1, 1), new DateTime(9998, 12, 31)];

    [Fact]
    public void Calendar_AnyTime_LiesInTheUnitOfItsNumber() =>
        Gen.Select(AnyTime, Gen.Enum<TimeUnit>()).Sample((time, unit) =>
        {
            int number = Calendar.Number(unit, time);

            Assert.InRange(time, Calendar.Start(unit, number), Calendar.Start(unit, number + 1).AddTicks(-1));
            Assert.Equal(number, Calendar.Number(unit, Calendar.Start(unit, number)));
        });

    [Theory]
    [InlineData(PeriodKind.Day, 30, 200, TimeUnit.Day, 30)]
    [InlineData(PeriodKind.Day, 201, 200, TimeUnit.Week, 29)]
    [InlineData(PeriodKind.Day, 1826, 200, TimeUnit.Month, 60)]
    [InlineData(PeriodKind.Hour, 8, 200, TimeUnit.Hour, 169)]
    [InlineData(PeriodKind.Month, 30_000, 200, TimeUnit.Year, 83)]
    public void Fit_ManyPeriods_TakesTheFinestUnitThatFits(object period, int days, int maxCount, object unit, int count)
    {
        DateTime first = new(2024, 1, 1);

        TimeAxis axis = TimeAxis.Fit((PeriodKind)period, first, first.AddDays(days - 1), maxCount);

        Assert.Equal(((TimeUnit)unit, count), (axis.Unit, axis.Count));
    }

    [Fact]
    public void Choose_RoomForThreeLabels_GivesRoundTimes()
    {
        TimeAxis month = TimeAxis.Fit(PeriodKind.Day, new DateTime(2024, 12, 16), new DateTime(2025, 1, 14), 200);

        IReadOnlyList<TimeTick> ticks = TimeTicks.Choose(month, ticks => ticks.Count <= 3);

        Assert.Equal([new TimeTick(0, "16 Dec", "2024"), new TimeTick(14, "30 Dec", "2024"), new TimeTick(28, "13 Jan", "2025")], ticks);
    }

    [Fact]
    public void Choose_YearsOfDays_LabelsYears()
    {
        TimeAxis years = TimeAxis.Fit(PeriodKind.Day, new DateTime(2019, 3, 5), new DateTime(2024, 2, 1), int.MaxValue);

        Assert.Equal(["2020", "2022", "2024"], TimeTicks.Choose(years, ticks => ticks.Count <= 3).Select(tick => tick.Label));
    }

    [Fact]
    public void Choose_NoRoomAtAll_LabelsTheFirstPlace()
    {
        TimeAxis days = TimeAxis.Fit(PeriodKind.Day, new DateTime(2024, 3, 5), new DateTime(2024, 3, 25), 200);

        Assert.Equal([new TimeTick(0, "5 Mar", "2024")], TimeTicks.Choose(days, _ => false));
    }
}
