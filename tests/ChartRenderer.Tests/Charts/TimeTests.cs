using CsCheck;
using Pipeline.Nodes.ChartRenderer.Charts;
using Pipeline.Nodes.ChartRenderer.Tables;

namespace Pipeline.Nodes.ChartRenderer.Tests.Charts;

public sealed class TimeTests
{
    private static readonly Gen<DateTime> AnyTime = Gen.DateTime[new DateTime(1, 1, 1), new DateTime(9899, 12, 31)];

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
    [InlineData(PeriodKind.Day, 300_000, 200, TimeUnit.Decade, 83)]
    [InlineData(PeriodKind.Hour, 2_900_000, 200, TimeUnit.Century, 80)]
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

    [Theory]
    [InlineData("1850-03-05", "2024-02-01", 8, "1860 1880 1900 1920 1940 1960 1980 2000 2020")]
    [InlineData("1850-03-05", "2024-02-01", 4, "1900 1950 2000")]
    [InlineData("1201-01-01", "2024-02-01", 10, "1300 1400 1500 1600 1700 1800 1900 2000")]
    [InlineData("0001-01-01", "9999-12-31", 10, "0001 1000 2000 3000 4000 5000 6000 7000 8000 9000")]
    public void Choose_Centuries_LabelsDecadesAndCenturies(string first, string last, int room, string expected)
    {
        TimeAxis axis = TimeAxis.Fit(PeriodKind.Day, Time(first), Time(last), 4000);

        Assert.Equal(expected, string.Join(' ', TimeTicks.Choose(axis, ticks => ticks.Count <= room + 1).Select(tick => tick.Label)));
    }

    [Fact]
    public void Choose_NoRoomAtAll_LabelsTheFirstPlace()
    {
        TimeAxis days = TimeAxis.Fit(PeriodKind.Day, new DateTime(2024, 3, 5), new DateTime(2024, 3, 25), 200);

        Assert.Equal([new TimeTick(0, "5 Mar", "2024")], TimeTicks.Choose(days, _ => false));
    }

    private static DateTime Time(string text) => DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
