using System.Globalization;
using System.Numerics;

namespace Pipeline.Nodes.CostAnalyzer.Money;

/// <summary>Amounts in plain notation: <c>20.52022672899</c>, <c>0</c>, <c>-1.5</c>.</summary>
internal static class AmountText
{
    /// <summary>The longest text of an amount in 128 bits: a sign, 39 digits, a leading zero and a point.</summary>
    public const int MaxPlainBytes = 42;

    /// <summary>Writes <paramref name="units"/> of 10^-28.</summary>
    /// <returns>False if <paramref name="destination"/> is too short.</returns>
    public static bool TryFormat(Int128 units, Span<byte> destination, out int written)
    {
        UInt128 magnitude = units < 0 ? (UInt128)(-(units + 1)) + 1 : (UInt128)units;
        UInt128 unit = PowersOfTen.Get(Amount.DecimalPlaces);
        UInt128 whole = magnitude / unit;
        UInt128 fraction = magnitude - (whole * unit);

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
        bool fits = fraction.TryFormat(digits, out _, "D28", CultureInfo.InvariantCulture);
        digits = digits.TrimEnd((byte)'0');
        if (!fits || destination.Length - written < digits.Length + 1)
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
}
