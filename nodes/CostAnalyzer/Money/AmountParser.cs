using System.Globalization;
using System.Numerics;
using System.Text;

namespace Pipeline.Nodes.CostAnalyzer.Money;

/// <summary>
/// Reads amounts from UTF-8 text: an optional sign, digits with at most one point, an optional exponent
/// (<c>12.5</c>, <c>-0.004</c>, <c>+1.5E-7</c>). No thousands separators, no currency signs.
/// </summary>
internal static class AmountParser
{
    /// <summary>How many digits a number may have on either side of its point, so that <c>1E999999999</c> is no attack.</summary>
    public const int MaxDigits = 100;

    // 19 digits always fit an unsigned 64-bit number.
    private const int MaxShortDigits = 19;

    private static readonly ulong[] MaxShortByScale =
        [.. Enumerable.Range(0, MaxShortDigits + 1).Select(static scale => MaxUnscaled(scale))];

    /// <summary>Reads <paramref name="text"/>, exactly.</summary>
    public static AmountProblem Parse(ReadOnlySpan<byte> text, out Amount amount)
    {
        int start = text.Length > 0 && text[0] is (byte)'-' or (byte)'+' ? 1 : 0;
        int point = -1;
        ulong unscaled = 0;
        if (text.Length - start is 0 or > MaxShortDigits)
        {
            return ParseAny(text, out amount);
        }

        for (int index = start; index < text.Length; index++)
        {
            uint digit = (uint)text[index] - '0';
            if (digit <= 9)
            {
                unscaled = (unscaled * 10) + digit;
            }
            else if (text[index] == '.' && point < 0)
            {
                point = index;
            }
            else
            {
                return ParseAny(text, out amount);
            }
        }

        int scale = point < 0 ? 0 : text.Length - 1 - point;
        if ((point >= 0 && text.Length - start == 1) || unscaled > MaxShortByScale[scale])
        {
            return ParseAny(text, out amount);
        }

        Int128 units = (Int128)((UInt128)unscaled * PowersOfTen.Get(Amount.DecimalPlaces - scale));
        amount = new Amount(text[0] == '-' ? -units : units);
        return AmountProblem.None;
    }

    private static ulong MaxUnscaled(int scale) =>
        (ulong)UInt128.Min(ulong.MaxValue, (UInt128)Int128.MaxValue / PowersOfTen.Get(Amount.DecimalPlaces - scale));

    /// <summary>Long numbers, exponents, and everything that is no number.</summary>
    private static AmountProblem ParseAny(ReadOnlySpan<byte> text, out Amount amount)
    {
        amount = default;
        text = text.Trim((byte)' ');
        bool negative = text.Length > 0 && text[0] == '-';
        if (text.Length > 0 && text[0] is (byte)'-' or (byte)'+')
        {
            text = text[1..];
        }

        int exponentMark = text.IndexOfAny((byte)'e', (byte)'E');
        int exponent = 0;
        if (exponentMark >= 0)
        {
            ReadOnlySpan<byte> exponentText = text[(exponentMark + 1)..];
            if (!TryParseExponent(exponentText, out exponent))
            {
                return AmountProblem.NotANumber;
            }

            text = text[..exponentMark];
        }

        int point = text.IndexOf((byte)'.');
        ReadOnlySpan<byte> whole = point < 0 ? text : text[..point];
        ReadOnlySpan<byte> fraction = point < 0 ? [] : text[(point + 1)..];
        if (whole.Length + fraction.Length == 0
            || whole.ContainsAnyExceptInRange((byte)'0', (byte)'9')
            || fraction.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return AmountProblem.NotANumber;
        }

        whole = whole.TrimStart((byte)'0');
        fraction = fraction.TrimEnd((byte)'0');
        if (whole.IsEmpty && fraction.IsEmpty)
        {
            return AmountProblem.None;
        }

        // Behind the point: what is written there, moved by the exponent. Before it: likewise, from the first digit that counts.
        long scale = (long)fraction.Length - exponent;
        long wholeDigits = whole.IsEmpty ? exponent - (fraction.Length - fraction.TrimStart((byte)'0').Length) : whole.Length + (long)exponent;
        if (whole.Length + fraction.Length > 2 * MaxDigits || scale > MaxDigits || wholeDigits > MaxDigits)
        {
            return AmountProblem.TooManyDigits;
        }

        Span<byte> digits = stackalloc byte[whole.Length + fraction.Length];
        whole.CopyTo(digits);
        fraction.CopyTo(digits[whole.Length..]);
        amount = FromDigits(digits.TrimStart((byte)'0'), (int)scale, negative);
        return AmountProblem.None;
    }

    private static bool TryParseExponent(ReadOnlySpan<byte> text, out int exponent)
    {
        bool negative = text.Length > 0 && text[0] == '-';
        ReadOnlySpan<byte> digits = text.Length > 0 && text[0] is (byte)'-' or (byte)'+' ? text[1..] : text;
        exponent = 0;
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
        {
            return false;
        }

        foreach (byte digit in digits)
        {
            // Beyond any limit it only has to stay beyond it.
            exponent = Math.Min((exponent * 10) + (digit - '0'), 100_000_000);
        }

        exponent = negative ? -exponent : exponent;
        return true;
    }

    private static Amount FromDigits(ReadOnlySpan<byte> digits, int scale, bool negative)
    {
        if (digits.Length < PowersOfTen.MaxExponent && scale is >= 0 and <= Amount.DecimalPlaces)
        {
            int high = Math.Max(0, digits.Length - MaxShortDigits);
            UInt128 unscaled = ((UInt128)ToUInt64(digits[..high]) * PowersOfTen.Get(digits.Length - high)) + ToUInt64(digits[high..]);
            UInt128 factor = PowersOfTen.Get(Amount.DecimalPlaces - scale);
            if (unscaled <= (UInt128)Int128.MaxValue / factor)
            {
                Int128 units = (Int128)(unscaled * factor);
                return new Amount(negative ? -units : units);
            }
        }

        BigInteger big = BigInteger.Parse(Encoding.ASCII.GetString(digits), CultureInfo.InvariantCulture);
        return Amount.FromBig(negative ? -big : big, scale);
    }

    private static ulong ToUInt64(ReadOnlySpan<byte> digits)
    {
        ulong value = 0;
        foreach (byte digit in digits)
        {
            value = (value * 10) + (uint)(digit - '0');
        }

        return value;
    }
}
