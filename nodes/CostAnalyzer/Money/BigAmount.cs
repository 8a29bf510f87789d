using System.Numerics;

namespace Pipeline.Nodes.CostAnalyzer.Money;

/// <summary>An amount without a limit: <see cref="Unscaled"/> times 10^-<see cref="Scale"/>.</summary>
internal sealed class BigAmount(BigInteger unscaled, int scale)
{
    public BigInteger Unscaled { get; } = unscaled;

    public int Scale { get; } = scale;

    public static BigAmount Add(BigAmount left, BigAmount right)
    {
        int scale = Math.Max(left.Scale, right.Scale);
        return new BigAmount(left.At(scale) + right.At(scale), scale);
    }

    public static BigAmount Multiply(BigAmount left, BigAmount right) => new(left.Unscaled * right.Unscaled, left.Scale + right.Scale);

    public static int Compare(BigAmount left, BigAmount right)
    {
        int scale = Math.Max(left.Scale, right.Scale);
        return left.At(scale).CompareTo(right.At(scale));
    }

    private BigInteger At(int scale) => Unscaled * PowersOfTen.GetBig(scale - Scale);
}
