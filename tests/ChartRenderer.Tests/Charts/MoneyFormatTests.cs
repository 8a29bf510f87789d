using CsCheck;
using Pipeline.Nodes.ChartRenderer.Charts;

namespace Pipeline.Nodes.ChartRenderer.Tests.Charts;

public sealed class MoneyFormatTests
{
    [Theory]
    [InlineData("0", "$0")]
    [InlineData("16.0416930505", "$16.04")]
    [InlineData("0.75", "$0.75")]
    [InlineData("0.004", "<$0.01")]
    [InlineData("-0.004", ">−$0.01")]
    [InlineData("-1.5", "−$1.50")]
    [InlineData("999.999", "$1,000.00")]
    [InlineData("12345.6", "$12,346")]
    [InlineData("-1234567", "−$1.23M")]
    [InlineData("2500000000", "$2.50B")]
    [InlineData("123456789012345", "$123.46T")]
    public void Label_AnAmount_IsWrittenInFewDigits(string amount, string expected) =>
        Assert.Equal(expected, new MoneyFormat("USD", 1000).Label(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("EUR", "€5.00")]
    [InlineData("GBP", "£5.00")]
    [InlineData("JPY", "¥5")]
    [InlineData("KRW", "KRW\u00A05")]
    [InlineData("KWD", "KWD\u00A05.000")]
    [InlineData("CLF", "CLF\u00A05.0000")]
    [InlineData("INR", "₹5.00")]
    [InlineData("CHF", "CHF\u00A05.00")]
    [InlineData("CREDITS OF A RESELLER", "5.00")]
    public void Label_ACurrency_IsShownBySignOrCode(string currency, string expected) => Assert.Equal(expected, new MoneyFormat(currency, 5).Label(5));

    [Theory]
    [InlineData("USD", "20.5202", "$20.52")]
    [InlineData("USD", "-736216.5", "−$736,216.50")]
    [InlineData("JPY", "1822345.6", "¥1,822,346")]
    [InlineData("USD", "1300000000000", "$1.30T")]
    public void Total_OfABill_IsWrittenInFull(string currency, string amount, string expected) =>
        Assert.Equal(expected, new MoneyFormat(currency, 1000).Total(decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("JPY", 5000, 0.4, "<¥1")]
    [InlineData("JPY", 5000, 4.6, "¥5")]
    [InlineData("JPY", 0.5, 0.5, "¥0.50")]
    [InlineData("JPY", 0.031, 0.031, "¥0.031")]
    [InlineData("KWD", 5000, 0.0004, "<KWD\u00A00.001")]
    [InlineData("KWD", 0.0031, 0.0031, "KWD\u00A00.0031")]
    public void Label_CurrencyWithoutCents_GetsTheDecimalsOfItsMinorUnit(string currency, double largest, double amount, string expected) =>
        Assert.Equal(expected, new MoneyFormat(currency, (decimal)largest).Label((decimal)amount));

    [Theory]
    [InlineData("JPY", 12, "¥0", "¥2", "¥4", "¥6", "¥8", "¥10", "¥12")]
    [InlineData("JPY", 2.3, "¥0", "¥0.5", "¥1.0", "¥1.5", "¥2.0")]
    [InlineData("KWD", 2.3, "KWD\u00A00", "KWD\u00A00.500", "KWD\u00A01.000", "KWD\u00A01.500", "KWD\u00A02.000")]
    public void Ticks_CurrencyWithoutCents_HaveTheDecimalsOfItsMinorUnit(string currency, double high, params string[] expected) =>
        Assert.Equal(expected, new MoneyFormat(currency, (decimal)high).Ticks(ValueAxis.Covering(0, (decimal)high, steps: 6)));

    [Theory]
    [InlineData(124_020, 124_060, "$124,020", "$124,030", "$124,040", "$124,050", "$124,060")]
    [InlineData(124_000, 126_000, "$124.0K", "$124.5K", "$125.0K", "$125.5K", "$126.0K")]
    [InlineData(1_224_000, 1_226_000, "$1,224,000", "$1,224,500", "$1,225,000", "$1,225,500", "$1,226,000")]
    public void Ticks_OfACutAxis_AreInFullWhereAUnitTakesManyDecimals(double low, double high, params string[] expected) =>
        Assert.Equal(expected, new MoneyFormat("USD", (decimal)high).Ticks(ValueAxis.Between((decimal)low, (decimal)high, steps: 4)));

    [Fact]
    public void Label_OnlyTinyAmounts_GetMoreDecimals() => Assert.Equal("$0.000031", new MoneyFormat("USD", 0.0000313m).Label(0.0000313m));

    [Theory]
    [InlineData(0, 2.3, "$0", "$0.50", "$1.00", "$1.50", "$2.00")]
    [InlineData(0, 12_000, "$0", "$2K", "$4K", "$6K", "$8K", "$10K", "$12K")]
    [InlineData(0, 1_600_000, "$0", "$0.5M", "$1.0M", "$1.5M")]
    [InlineData(-40, 0, "−$40", "−$30", "−$20", "−$10", "$0")]
    [InlineData(0, 0, "$0")]
    public void Ticks_AnAxis_AreInOneUnit(double low, double high, params string[] expected) =>
        Assert.Equal(expected, new MoneyFormat("USD", (decimal)high).Ticks(ValueAxis.Covering((decimal)low, (decimal)high, steps: 6)));

    [Theory]
    [InlineData(16.04, 20.52, "78.2%")]
    [InlineData(0.001, 20.52, "<0.1%")]
    [InlineData(-0.15, 20.52, "−0.7%")]
    [InlineData(30, 20, "150.0%")]
    [InlineData(0, 20, "0.0%")]
    [InlineData(5, 0, null)]
    [InlineData(5, -5, null)]
    public void Share_OfATotal_IsAPercentageWhereItMeansSomething(double amount, double total, string? expected) =>
        Assert.Equal(expected, new MoneyFormat("USD", 1).Share((decimal)amount, (decimal)total));

    [Fact]
    public void Covering_AnyAmounts_HasRoundTicksThatAreToldApart() =>
        (from low in Gen.Decimal[-1_000_000_000, 1_000_000_000]
         from high in Gen.Decimal[-1_000_000_000, 1_000_000_000]
         from divisor in Gen.Int[0, 12].Select(zeros => (decimal)Math.Pow(10, zeros))
         from steps in Gen.Int[1, 30]
         select (low: Math.Min(low, high) / divisor, high: Math.Max(low, high) / divisor, steps))
        .Sample(given =>
        {
            ValueAxis axis = ValueAxis.Covering(given.low, given.high, given.steps);

            Assert.True(axis.Min <= Math.Min(given.low, 0) && axis.Max >= Math.Max(given.high, 0));
            Assert.InRange(axis.Ticks.Count, 1, given.steps + 3);
            Assert.Contains(0m, axis.Ticks);
            Assert.All(axis.Ticks, tick => Assert.Equal(0, tick % axis.Step));
            IReadOnlyList<string> labels = new MoneyFormat("USD", given.high).Ticks(axis);
            Assert.Equal(labels.Count, labels.Distinct().Count());
        });
}
