using System.Globalization;
using System.Numerics;
using System.Text;
using CsCheck;
using Pipeline.Nodes.CostAnalyzer.Money;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Money;

public sealed class AmountTests
{
    private static readonly Gen<Amount> AnyAmount = Gen.OneOf(
        Gen.Select(Gen.Long, Gen.Int[0, 40]).Select((unscaled, scale) => Amount.FromBig(unscaled, scale)),
        Gen.Select(Gen.ULong, Gen.ULong).Select((upper, lower) => new Amount(new Int128(upper, lower))),
        Gen.ULong.Select(distance => new Amount(Int128.MaxValue - distance)),
        Gen.ULong.Select(distance => new Amount(Int128.MinValue + distance)));

    [Fact]
    public void Add_Any_AgreesWithBigInteger() => Gen.Select(AnyAmount, AnyAmount).Sample((left, right) =>
    {
        BigInteger expected = Exact.Units(left.ToString(), 80) + Exact.Units(right.ToString(), 80);

        Assert.Equal(expected, Exact.Units((left + right).ToString(), 80));
        Assert.Equal(left + right, right + left);
        Assert.Equal(expected.Sign < 0, (left + right).IsNegative);
    });

    [Fact]
    public void CompareTo_Any_AgreesWithBigInteger() => Gen.Select(AnyAmount, AnyAmount).Sample((left, right) =>
        Assert.Equal(
            Exact.Units(left.ToString(), 80).CompareTo(Exact.Units(right.ToString(), 80)),
            Math.Sign(left.CompareTo(right))));

    [Fact]
    public void Add_BeyondBothEnds_ComesBackExactly()
    {
        Amount greatest = new(Int128.MaxValue);
        Amount least = new(Int128.MinValue);

        Assert.Equal("34028236692.0938463463374607431768211454", (greatest + greatest).ToString());
        Assert.Equal("-34028236692.0938463463374607431768211456", (least + least).ToString());
        Assert.Equal("-0.0000000000000000000000000002", (greatest + greatest + least + least).ToString());
        Assert.Equal("-17014118346.0469231731687303715884105728", least.ToString());
    }

    [Fact]
    public void TryFormat_Any_AgreesWithToString() => AnyAmount.Sample(amount =>
    {
        byte[] text = new byte[300];

        Assert.True(amount.TryFormat(text, out int length, default, CultureInfo.InvariantCulture));
        Assert.Equal(amount.ToString(), Encoding.UTF8.GetString(text, 0, length));
        for (int room = 0; room < length; room++)
        {
            Assert.False(amount.TryFormat(text.AsSpan(0, room), out _, default, CultureInfo.InvariantCulture));
        }
    });

    [Fact]
    public void ToString_AroundMultiplesOfPowersOfTen_AgreesWithBigInteger() =>
        Gen.Select(Gen.Long[0, 17_014_118_345], Gen.OneOf(Gen.Const(28), Gen.Const(14)), Gen.Int[-2, 2], Gen.Bool).Sample((multiple, exponent, distance, isNegative) =>
        {
            BigInteger units = (multiple * BigInteger.Pow(10, exponent)) + distance;
            units = isNegative ? -units : units;

            Assert.Equal(units, Exact.Units(new Amount((Int128)units).ToString(), Amount.DecimalPlaces));
        });

    [Fact]
    public void Equals_SameValueMadeDifferently_IsEqual()
    {
        Amount fine = Amount.FromBig(10, 41);
        Amount sum = Amount.FromBig(4, 40) + Amount.FromBig(-3, 40);

        Assert.Equal(fine, sum);
        Assert.True(fine == sum);
        Assert.False(fine != sum);
        Assert.Equal(fine.GetHashCode(), sum.GetHashCode());
        Assert.False(fine.Equals("1"));
    }

    [Fact]
    public void Times_AQuantityAndAPrice_IsExact() =>
        Assert.Equal("0.0000000000000000000000000000000000000001", (Parse("1E-20") * Parse("1E-20")).ToString());

    [Theory]
    [InlineData("10", "1", "3", "3.33")]
    [InlineData("-10", "2", "3", "-6.67")]
    [InlineData("5", "7", "7", "5")]
    [InlineData("0", "7", "3", "0")]
    public void Times_ARatio_IsRounded(string amount, string factor, string divisor, string product) =>
        Assert.Equal(product, Parse(amount).Times(Parse(factor), Parse(divisor), places: 2).ToString());

    private static Amount Parse(string text)
    {
        Assert.Equal(AmountProblem.None, AmountParser.Parse(System.Text.Encoding.UTF8.GetBytes(text), out Amount amount));
        return amount;
    }
}
