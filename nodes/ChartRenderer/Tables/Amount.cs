using System.Globalization;

namespace Pipeline.Nodes.ChartRenderer.Tables;

/// <summary>An exact amount in plain notation, such as <c>20.52022672899</c>.</summary>
internal static class Amount
{
    private const string Expected = "a plain decimal number such as 20.52 or -1.5";

    private const NumberStyles Plain = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    // Far above any bill, and far enough below the largest decimal that sums of a table cannot overflow.
    private const decimal Limit = 1_000_000_000_000_000_000_000_000m;

    public static bool TryParse(ReadOnlySpan<char> text, out decimal amount) =>
        decimal.TryParse(text, Plain, CultureInfo.InvariantCulture, out amount) && Math.Abs(amount) < Limit;

    public static bool TryParse(ReadOnlySpan<byte> utf8Text, out decimal amount) =>
        decimal.TryParse(utf8Text, Plain, CultureInfo.InvariantCulture, out amount) && Math.Abs(amount) < Limit;

    /// <summary>Says what is wrong with a text that is no amount: it may be a number all the same, and only too large.</summary>
    public static TableFormatException Fault(string file, long line, string column, string text) => IsTooLarge(text)
        ? new TableFormatException(file, line, column, $"'{text}'", "an amount below 10^24")
        {
            Advice = "That is as far as charts go; the tables are right at any size. Look in the bill for what costs so much, or leave the charts out.",
        }
        : new TableFormatException(file, line, column, $"'{text}'", Expected);

    private static bool IsTooLarge(ReadOnlySpan<char> text)
    {
        ReadOnlySpan<char> digits = text.StartsWith('-') ? text[1..] : text;
        int point = digits.IndexOf('.');
        ReadOnlySpan<char> whole = point < 0 ? digits : digits[..point];
        ReadOnlySpan<char> fraction = point < 0 ? [] : digits[(point + 1)..];
        return whole.TrimStart('0').Length > 24 && !whole.ContainsAnyExceptInRange('0', '9') && !fraction.ContainsAnyExceptInRange('0', '9');
    }
}
