using System.Globalization;
using System.Numerics;

namespace Pipeline.Nodes.CostAnalyzer.Tests.Money;

/// <summary>The reference that exact amounts are held against: plain notation as whole numbers.</summary>
internal static class Exact
{
    /// <summary>The number in plain notation as a whole number of 10^-<paramref name="scale"/>.</summary>
    public static BigInteger Units(string plain, int scale)
    {
        int point = plain.IndexOf('.', StringComparison.Ordinal);
        string fraction = point < 0 ? "" : plain[(point + 1)..];
        string whole = point < 0 ? plain : plain[..point];
        return BigInteger.Parse(whole + fraction.PadRight(scale, '0'), CultureInfo.InvariantCulture);
    }
}
