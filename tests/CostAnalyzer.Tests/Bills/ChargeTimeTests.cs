using System.Globalization;
using System.Text;
using CsCheck;
using Pipeline.Nodes.CostAnalyzer.Bills;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Bills;

public sealed class ChargeTimeTests
{
    [Theory]
    [InlineData("2024-09-18 22:00:00", "2024-09-18T22:00:00Z")]
    [InlineData("2024-09-18T22:00:00Z", "2024-09-18T22:00:00Z")]
    [InlineData("2024-09-18T22:00:00", "2024-09-18T22:00:00Z")]
    [InlineData("2024-09-18T22:00Z", "2024-09-18T22:00:00Z")]
    [InlineData("2024-09-18T22:59:60.999Z", "2024-09-18T22:00:00Z")]
    [InlineData("2024-09-18 22:00:00 UTC", "2024-09-18T22:00:00Z")]
    [InlineData("2024-09-18T22:00:00+00:00", "2024-09-18T22:00:00Z")]
    [InlineData("2024-09-18T01:30:00+02:00", "2024-09-17T23:00:00Z")]
    [InlineData("2024-12-31T23:45:00-0530", "2025-01-01T05:00:00Z")]
    [InlineData("2024-09-18T22:00:00+02", "2024-09-18T20:00:00Z")]
    [InlineData("2024-02-29", "2024-02-29T00:00:00Z")]
    public void TryParse_KnownForm_GivesTheHourInUtc(string text, string hour)
    {
        Assert.True(ChargeTime.TryParse(Encoding.UTF8.GetBytes(text), out long minute));
        Assert.Equal(hour, PeriodCalendar.Start(BillPeriod.Hour, PeriodCalendar.Number(BillPeriod.Hour, minute)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("NULL")]
    [InlineData("09/18/2024")]
    [InlineData("2024-9-18")]
    [InlineData("2024-13-01")]
    [InlineData("2024-00-01")]
    [InlineData("2023-02-29")]
    [InlineData("0000-01-01")]
    [InlineData("2024-09-18X")]
    [InlineData("2024-09-18 24:00:00")]
    [InlineData("2024-09-18 22:60:00")]
    [InlineData("2024-09-18 22:00:61")]
    [InlineData("2024-09-18 22")]
    [InlineData("2024-09-18 22:00:00.")]
    [InlineData("2024-09-18 22:00:00.5x")]
    [InlineData("2024-09-18 22:00:00 CET")]
    [InlineData("2024-09-18T22:00:00+24:00")]
    [InlineData("2024-09-18T22:00:00*02:00")]
    [InlineData("0001-01-01T00:00:00+01:00")]
    [InlineData("9999-12-31T23:00:00-01:00")]
    [InlineData("1726696800")]
    public void TryParse_AnythingElse_IsRefused(string text) =>
        Assert.False(ChargeTime.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void TryParse_AnyTime_AgreesWithDateTime() =>
        Gen.DateTime.Sample(time =>
        {
            string text = time.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

            Assert.True(ChargeTime.TryParse(Encoding.UTF8.GetBytes(text), out long minute));
            Assert.Equal(time.Ticks / TimeSpan.TicksPerMinute, minute);
        });
}
