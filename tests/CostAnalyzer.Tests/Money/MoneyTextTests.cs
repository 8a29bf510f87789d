using System.Globalization;
using Pipeline.Nodes.CostAnalyzer.Money;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Money;

public sealed class MoneyTextTests
{
    [Theory]
    [InlineData("18", "USD", "18.00")]
    [InlineData("18.5", "USD", "18.50")]
    [InlineData("-1.005", "USD", "-1.01")]
    [InlineData("1234.5", "JPY", "1235")]
    [InlineData("0.0004", "KWD", "0.000")]
    [InlineData("2.34567", "KWD", "2.346")]
    public void Of_AnyAmount_HasTheDecimalsOfItsCurrency(string amount, string currency, string text) =>
        Assert.Equal(text, MoneyText.Of(decimal.Parse(amount, CultureInfo.InvariantCulture), currency));
}
