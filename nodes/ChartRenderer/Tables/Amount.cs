using System.Globalization;

namespace Pipeline.Nodes.ChartRenderer.Tables;

/// <summary>An exact amount in plain notation, such as <c>20.52022672899</c>.</summary>
internal static class Amount
{
    public const string Expected = "a plain decimal number such as 20.52 or -1.5, below 10^24";

    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    // Far above any bill, and far enough below the largest decimal that sums of a table cannot overflow.
    private const decimal Limit = 1_000_000_000_000_000_000_000_000m;

    public static bool TryParse(ReadOnlySpan<char> text, out decimal amount) =>
        decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out amount) && Math.Abs(amount) < Limit;

    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out decimal amount) =>
        decimal.TryParse(utf8Text, Plain, CultureInfo.InvariantCulture, out amount) && Math.Abs(amount) < Limit;
}
