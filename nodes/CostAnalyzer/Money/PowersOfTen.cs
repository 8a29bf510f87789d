using System.Numerics;

namespace Pipeline.Nodes.CostAnalyzer.Money;

/// <summary>The powers of ten that fit 128 bits, looked up.</summary>
internal static class PowersOfTen
{
    /// <summary>The greatest exponent whose power fits <see cref="Int128"/>.</summary>
    public const int MaxExponent = 38;

    private static readonly UInt128[] Powers = Compute();

    /// <summary>10^<paramref name="exponent"/>.</summary>
    /// <param name="exponent">From 0 to <see cref="MaxExponent"/>.</param>
    public static UInt128 Get(int exponent) => Powers[exponent];

    /// <summary>10^<paramref name="exponent"/> for any exponent from 0 up.</summary>
    public static BigInteger GetBig(int exponent) =>
        exponent <= MaxExponent ? (BigInteger)Powers[exponent] : BigInteger.Pow(10, exponent);

    private static UInt128[] Compute()
    {
        UInt128[] powers = new UInt128[MaxExponent + 1];
        powers[0] = 1;
        for (int exponent = 1; exponent < powers.Length; exponent++)
        {
            powers[exponent] = powers[exponent - 1] * 10;
        }

        return powers;
    }
}
