using System.Globalization;
using System.Numerics;
using System.Text;
using CsCheck;
using Pipeline.Nodes.CostAnalyzer.Money;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Money;

public sealed class AmountParserTests
{
    [Theory]
    [InlineData("0", "0")]
    [InlineData("-0", "0")]
    [InlineData("0.00000000000", "0")]
    [InlineData("0E-99999999999", "0")]
    [InlineData("12.50", "12.5")]
    [InlineData("+12.5", "12.5")]
    [InlineData("-.5", "-0.5")]
    [InlineData("5.", "5")]
    [InlineData("007", "7")]
    [InlineData(" 7 ", "7")]
    [InlineData("1.5E-7", "0.00000015")]
    [InlineData("1.5e+3", "1500")]
    [InlineData("-8.4E-07", "-0.00000084")]
    [InlineData("1E2", "100")]
    [InlineData("0.00012345678901234567890123456", "0.00012345678901234567890123456")]
    [InlineData("12345678901234567890.123456", "12345678901234567890.123456")]
    [InlineData("-9999999999999999999", "-9999999999999999999")]
    [InlineData("17014118346.0469231731687303715884105727", "17014118346.0469231731687303715884105727")]
    [InlineData("17014118346.0469231731687303715884105728", "17014118346.0469231731687303715884105728")]
    [InlineData("-17014118346.0469231731687303715884105729", "-17014118346.0469231731687303715884105729")]
    [InlineData("1E-100", "0.0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000001")]
    public void Parse_Number_IsExact(string text, string expected)
    {
        Assert.Equal(AmountProblem.None, AmountParser.Parse(Encoding.UTF8.GetBytes(text), out Amount amount));
        Assert.Equal(expected, amount.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("-")]
    [InlineData("+")]
    [InlineData(".")]
    [InlineData("-.")]
    [InlineData("1,234.5")]
    [InlineData("1.2.3")]
    [InlineData("$5")]
    [InlineData("5 USD")]
    [InlineData("1 2")]
    [InlineData("--1")]
    [InlineData("(5)")]
    [InlineData("NaN")]
    [InlineData("Infinity")]
    [InlineData("0x10")]
    [InlineData("1E")]
    [InlineData("E5")]
    [InlineData("1E5.5")]
    [InlineData("1E+-5")]
    [InlineData("NULL")]
    [InlineData("٣")]
    [InlineData("123456789012345678901234567890x")]
    public void Parse_NoNumber_SaysSo(string text) =>
        Assert.Equal(AmountProblem.NotANumber, AmountParser.Parse(Encoding.UTF8.GetBytes(text), out _));

    [Theory]
    [InlineData("1E100")]
    [InlineData("1E-101")]
    [InlineData("-1E999999999999")]
    [InlineData("1E-999999999999")]
    public void Parse_OutOfRange_SaysSo(string text) =>
        Assert.Equal(AmountProblem.TooManyDigits, AmountParser.Parse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void Parse_LongestThatIsAllowed_IsExact()
    {
        string text = "-" + new string('9', AmountParser.MaxDigits) + "." + new string('9', AmountParser.MaxDigits);

        Assert.Equal(AmountProblem.None, AmountParser.Parse(Encoding.UTF8.GetBytes(text), out Amount amount));
        Assert.Equal(text, amount.ToString());
    }

    [Fact]
    public void Parse_AnyByteAnywhereAmongDigits_IsANumberOnlyWithAPoint()
    {
        for (int place = 1; place < 18; place++)
        {
            for (int other = 0; other <= byte.MaxValue; other++)
            {
                byte[] text = Encoding.ASCII.GetBytes("123456789012345678");
                text[place] = (byte)other;
                bool isNumber = other == '.' || char.IsAsciiDigit((char)other) || (other == ' ' && place == 17) || (other is 'e' or 'E' && place is 15 or 16);

                Assert.Equal(isNumber, AmountParser.Parse(text, out _) == AmountProblem.None);
            }
        }
    }

    [Fact]
    public void Parse_AnyNumber_AgreesWithBigInteger() =>
        (from digits in Gen.String[Gen.Char['0', '9'], 1, 40]
         from point in Gen.Int[0, digits.Length]
         from exponent in Gen.Int[-30, 30]
         from sign in Gen.OneOf("", "-", "+")
         from form in Gen.OneOf("plain", "e", "E+")
         select (digits, point, exponent: form == "plain" ? 0 : exponent, sign, form)).Sample(number =>
        {
            (string digits, int point, int exponent, string sign, string form) = number;
            string mantissa = digits[..point] + "." + digits[point..];
            string text = sign + (form == "plain" ? mantissa : mantissa + "E" + exponent.ToString(form == "E+" ? "+00;-00" : "0", CultureInfo.InvariantCulture));

            Assert.Equal(AmountProblem.None, AmountParser.Parse(Encoding.UTF8.GetBytes(text), out Amount amount));

            // Both as whole numbers of 10^-80.
            BigInteger unscaled = BigInteger.Parse(digits, CultureInfo.InvariantCulture) * (sign == "-" ? -1 : 1);
            BigInteger expected = unscaled * BigInteger.Pow(10, 80 - (digits.Length - point) + exponent);
            Assert.Equal(expected, Exact.Units(amount.ToString(), 80));
        });
}
