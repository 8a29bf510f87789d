using System.Globalization;
using System.Numerics;
using System.Text;

namespace Pipeline.Nodes.CostAnalyzer.Money;

/// <summary>
/// An exact amount of money. Sums never round and never overflow.
/// </summary>
/// <remarks>
/// An amount is a whole number of units of 10^-28 in 128 bits, which holds amounts below 17 billion with 28 decimal places.
/// One that does not fit, because it is larger or finer, is held as a <see cref="BigAmount"/> instead.
/// </remarks>
internal readonly struct Amount : IComparable<Amount>, IEquatable<Amount>, IUtf8SpanFormattable
{
    /// <summary>How many decimal places a unit has. The same as the finest <see cref="decimal"/>.</summary>
    public const int DecimalPlaces = 28;

    // Two halves in place of an Int128, which would pad a cell of the cube from 32 to 48 bytes.
    private readonly ulong _lower;
    private readonly long _upper;
    private readonly BigAmount? _beyond;

    /// <summary>Makes an amount of <paramref name="units"/> times 10^-28.</summary>
    public Amount(Int128 units)
    {
        _lower = (ulong)units;
        _upper = (long)(units >> 64);
    }

    private Amount(ulong lower, long upper)
    {
        _lower = lower;
        _upper = upper;
    }

    private Amount(BigAmount beyond) => _beyond = beyond;

    /// <summary>Whether the amount is below zero.</summary>
    public bool IsNegative => _beyond is null ? _upper < 0 : _beyond.Unscaled.Sign < 0;

    private Int128 Units => new((ulong)_upper, _lower);

    /// <summary>The amount in units of 10^-28.</summary>
    /// <returns>False if it is no whole number of them, or too large.</returns>
    public bool TryGetUnits(out Int128 units)
    {
        units = Units;
        return _beyond is null;
    }

    /// <summary>The amount <paramref name="unscaled"/> times 10^-<paramref name="scale"/>.</summary>
    public static Amount FromBig(BigInteger unscaled, int scale)
    {
        (BigInteger units, BigInteger rest) = scale <= DecimalPlaces
            ? (unscaled * PowersOfTen.GetBig(DecimalPlaces - scale), BigInteger.Zero)
            : BigInteger.DivRem(unscaled, PowersOfTen.GetBig(scale - DecimalPlaces));
        return rest.IsZero && units >= (BigInteger)Int128.MinValue && units <= (BigInteger)Int128.MaxValue
            ? new Amount((Int128)units)
            : new Amount(new BigAmount(unscaled, scale));
    }

    /// <summary>The amount of a decimal, exactly.</summary>
    public static Amount FromDecimal(decimal value)
    {
        int[] bits = decimal.GetBits(value);
        BigInteger unscaled = (new BigInteger((uint)bits[2]) << 64) | (new BigInteger((uint)bits[1]) << 32) | (uint)bits[0];
        return FromBig(value < 0 ? -unscaled : unscaled, value.Scale);
    }

    public static Amount operator +(Amount left, Amount right)
    {
        ulong lower = left._lower + right._lower;
        long upper = left._upper + right._upper + (lower < left._lower ? 1 : 0);
        bool overflow = ((left._upper ^ upper) & (right._upper ^ upper)) < 0;
        return overflow || left._beyond is not null || right._beyond is not null
            ? AddBig(left, right)
            : new Amount(lower, upper);
    }

    public static Amount operator -(Amount amount)
    {
        BigAmount? beyond = amount._beyond;
        return beyond is null && amount.Units != Int128.MinValue ? new Amount(-amount.Units)
            : FromBig(-(beyond ?? amount.ToBig()).Unscaled, (beyond ?? amount.ToBig()).Scale);
    }

    public static Amount operator -(Amount left, Amount right) => left + -right;

    public static Amount operator *(Amount left, Amount right)
    {
        BigAmount product = BigAmount.Multiply(left.ToBig(), right.ToBig());
        return FromBig(product.Unscaled, product.Scale);
    }

    public static bool operator ==(Amount left, Amount right) => left.Equals(right);

    public static bool operator !=(Amount left, Amount right) => !left.Equals(right);

    /// <inheritdoc/>
    public int CompareTo(Amount other) => _beyond is null && other._beyond is null
        ? Units.CompareTo(other.Units)
        : BigAmount.Compare(ToBig(), other.ToBig());

    /// <inheritdoc/>
    public bool Equals(Amount other) => CompareTo(other) == 0;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Amount other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>
    /// Writes the amount in plain notation: no exponent, no thousands separator, no zeros behind the last digit that counts.
    /// </summary>
    public bool TryFormat(Span<byte> utf8Destination, out int bytesWritten, ReadOnlySpan<char> format, IFormatProvider? provider) =>
        _beyond is null
            ? AmountText.TryFormat(Units, utf8Destination, out bytesWritten)
            : Encoding.ASCII.TryGetBytes(AmountText.Format(_beyond), utf8Destination, out bytesWritten);

    /// <inheritdoc cref="TryFormat"/>
    public override string ToString()
    {
        Span<byte> text = stackalloc byte[AmountText.MaxPlainBytes];
        return _beyond is null && TryFormat(text, out int length, default, CultureInfo.InvariantCulture)
            ? Encoding.ASCII.GetString(text[..length])
            : AmountText.Format(ToBig());
    }

    /// <summary>This amount times a ratio of two others, rounded half away from zero.</summary>
    /// <param name="factor">What it is multiplied by.</param>
    /// <param name="divisor">What it is divided by.</param>
    /// <param name="places">How many decimal places the result has.</param>
    /// <exception cref="DivideByZeroException"><paramref name="divisor"/> is zero.</exception>
    public Amount Times(Amount factor, Amount divisor, int places)
    {
        (BigAmount own, BigAmount by, BigAmount over) = (ToBig(), factor.ToBig(), divisor.ToBig());
        BigInteger numerator = own.Unscaled * by.Unscaled * PowersOfTen.GetBig(over.Scale + places);
        BigInteger denominator = over.Unscaled * PowersOfTen.GetBig(own.Scale + by.Scale);
        BigInteger twice = BigInteger.Abs(numerator) * 2 / BigInteger.Abs(denominator);
        BigInteger rounded = (twice + 1) / 2;
        return FromBig(numerator.Sign * denominator.Sign < 0 ? -rounded : rounded, places);
    }

    /// <summary>The nearest decimal, for what is a measure and no sum: a median, a share.</summary>
    /// <returns>False if the amount is beyond the range of <see cref="decimal"/>.</returns>
    public bool TryToDecimal(out decimal value) =>
        decimal.TryParse(ToString(), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);

    private static Amount AddBig(Amount left, Amount right)
    {
        BigAmount sum = BigAmount.Add(left.ToBig(), right.ToBig());
        return FromBig(sum.Unscaled, sum.Scale);
    }

    private BigAmount ToBig() => _beyond ?? new BigAmount(Units, DecimalPlaces);
}
