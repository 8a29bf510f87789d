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

    public static Amount operator +(Amount left, Amount right)
    {
        ulong lower = left._lower + right._lower;
        long upper = left._upper + right._upper + (lower < left._lower ? 1 : 0);
        bool overflow = ((left._upper ^ upper) & (right._upper ^ upper)) < 0;
        return overflow || left._beyond is not null || right._beyond is not null
            ? AddBig(left, right)
            : new Amount(lower, upper);
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

    private static Amount AddBig(Amount left, Amount right)
    {
        BigAmount sum = BigAmount.Add(left.ToBig(), right.ToBig());
        return FromBig(sum.Unscaled, sum.Scale);
    }

    private BigAmount ToBig() => _beyond ?? new BigAmount(Units, DecimalPlaces);
}
