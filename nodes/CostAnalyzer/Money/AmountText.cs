using System.Globalization;
using System.Numerics;

namespace Pipeline.Nodes.CostAnalyzer.Money;

/// <summary>Amounts in plain notation: <c>20.52022672899</c>, <c>0</c>, <c>-1.5</c>.</summary>
internal static class AmountText
{
    /// <summary>The longest text of an amount in 128 bits: a sign, 39 digits, a leading zero and a point.</summary>
    public const int MaxPlainBytes = 42;

    // The decimal places are written in two halves, each of which fits 64 bits.
    private const int HalfPlaces = Amount.DecimalPlaces / 2;
    private const string HalfFormat = "D14";

    /// <summary>Writes <paramref name="units"/> of 10^-28.</summary>
    /// <returns>False if <paramref name="destination"/> is too short.</returns>
    public static bool TryFormat(Int128 units, Span<byte> destination, out int written)
    {
        UInt128 magnitude = units < 0 ? (UInt128)(-(units + 1)) + 1 : (UInt128)units;
        (ulong whole, UInt128 fraction) = DivRem(magnitude, Amount.DecimalPlaces);

        written = 0;
        if (units < 0)
        {
            if (destination.IsEmpty)
            {
                return false;
            }

            destination[written++] = (byte)'-';
        }

        if (!whole.TryFormat(destination[written..], out int length, provider: CultureInfo.InvariantCulture))
        {
            return false;
        }

        written += length;
        if (fraction == 0)
        {
            return true;
        }

        Span<byte> digits = stackalloc byte[Amount.DecimalPlaces];
        (ulong upper, UInt128 lower) = DivRem(fraction, HalfPlaces);
        upper.TryFormat(digits, out _, HalfFormat, CultureInfo.InvariantCulture);
        ((ulong)lower).TryFormat(digits[HalfPlaces..], out _, HalfFormat, CultureInfo.InvariantCulture);
        digits = digits.TrimEnd((byte)'0');
        if (destination.Length - written < digits.Length + 1)
        {
            return false;
        }

        destination[written++] = (byte)'.';
        digits.CopyTo(destination[written..]);
        written += digits.Length;
        return true;
    }

    /// <summary>The text of an amount of any size.</summary>
    public static string Format(BigAmount amount)
    {
        string digits = BigInteger.Abs(amount.Unscaled).ToString(CultureInfo.InvariantCulture);
        string sign = amount.Unscaled.Sign < 0 ? "-" : "";
        if (amount.Scale <= 0)
        {
            return amount.Unscaled.IsZero ? "0" : sign + digits + new string('0', -amount.Scale);
        }

        digits = digits.PadLeft(amount.Scale + 1, '0');
        string fraction = digits[^amount.Scale..].TrimEnd('0');
        string whole = digits[..^amount.Scale];
        return fraction.Length == 0 ? sign + whole : $"{sign}{whole}.{fraction}";
    }

    /// <summary>Divides by 10^<paramref name="exponent"/>, where the quotient is below 2^50: many times as fast as the division of 128 bits.</summary>
    private static (ulong Quotient, UInt128 Remainder) DivRem(UInt128 value, int exponent)
    {
        UInt128 divisor = PowersOfTen.Get(exponent);

        // Three roundings of 2^-53 each: the quotient of the nearest doubles is off by at most one.
        ulong quotient = (ulong)((double)value / (double)divisor);
        UInt128 product = divisor * quotient;
        return product > value ? (quotient - 1, value + divisor - product)
            : value - product >= divisor ? (quotient + 1, value - product - divisor)
            : (quotient, value - product);
    }
}
