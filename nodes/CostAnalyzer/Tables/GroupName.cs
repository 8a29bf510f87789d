using System.Text;

namespace Pipeline.Nodes.CostAnalyzer.Tables;

/// <summary>
/// What groups are called in tables: as in the bill, but for two rows that the analyzer makes up, <c>(none)</c> for rows without a value and
/// <c>Other (k)</c> for k groups that were folded into one.
/// </summary>
/// <remarks>
/// A value of the bill that reads like one of these two is written in single quotes, <c>'(none)'</c>, and one that reads like that in one pair
/// more. One that a spreadsheet would run as a formula, because it begins with <c>=</c>, <c>+</c>, <c>-</c>, <c>@</c>, a tab or a carriage return, gets
/// one single quote before it, and so does one that already has such quotes. So no two groups ever have one name, and every name tells what the bill has.
/// </remarks>
internal static class GroupName
{
    private const byte Quote = (byte)'\'';

    private static readonly byte[] None = [.. "(none)"u8];

    /// <summary>The name of a group.</summary>
    /// <param name="value">The bill's value; empty for none.</param>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> value) =>
        value.IsEmpty ? None
        : IsMadeUp(value) ? (byte[])[Quote, .. value, Quote]
        : IsFormula(value) ? (byte[])[Quote, .. value]
        : value;

    /// <summary>A name of a column as a header has it: no formula either.</summary>
    public static ReadOnlySpan<byte> OfColumn(string column)
    {
        byte[] name = Encoding.UTF8.GetBytes(column);
        return IsFormula(name) ? (byte[])[Quote, .. name] : name;
    }

    /// <summary>The name of the row that holds <paramref name="count"/> folded groups.</summary>
    public static byte[] Other(int count) => Encoding.UTF8.GetBytes(FormattableString.Invariant($"Other ({count})"));

    // What OWASP names for CSV injection.
    private static bool IsFormula(ReadOnlySpan<byte> value)
    {
        ReadOnlySpan<byte> rest = value.TrimStart(Quote);
        return !rest.IsEmpty && "=+-@\t\r"u8.Contains(rest[0]);
    }

    private static bool IsMadeUp(ReadOnlySpan<byte> value)
    {
        while (value.Length > 2 && value[0] == Quote && value[^1] == Quote)
        {
            value = value[1..^1];
        }

        return value.SequenceEqual(None)
            || (value.StartsWith("Other ("u8) && value.EndsWith(")"u8) && !value["Other ("u8.Length..^1].ContainsAnyExceptInRange((byte)'0', (byte)'9'));
    }
}
