using System.Text;
using Pipeline.Nodes.CostAnalyzer.Bills.Groups;

namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>One condition on a column or tag: that a row's value is one of some, or none of them.</summary>
/// <param name="Column">The column, or <c>tag:Key</c>.</param>
/// <param name="Excludes">Whether the value must be none of <paramref name="Values"/>.</param>
/// <param name="Values">The values; <c>(none)</c> is no value.</param>
internal sealed record RowFilter(string Column, bool Excludes, IReadOnlyList<string> Values)
{
    private const string None = "(none)";

    private readonly byte[][] _values = [.. Values.Select(value => value == None ? [] : Encoding.UTF8.GetBytes(value))];

    /// <summary>Reads conditions <c>column=value</c> and <c>column!=value</c>; those that demand a value of one column are alternatives.</summary>
    /// <exception cref="FormatException">One is something else.</exception>
    public static IReadOnlyList<RowFilter> Parse(IEnumerable<string> conditions) =>
    [
        .. conditions.Select(ParseOne)
            .GroupBy(condition => (Column: condition.Column.ToUpperInvariant(), condition.Excludes))
            .Select(same => new RowFilter(same.First().Column, same.Key.Excludes, [.. same.Select(condition => condition.Value)])),
    ];

    public bool Passes(GroupValue value, BillRow row)
    {
        ReadOnlySpan<byte> found = value.Read(row);
        foreach (byte[] wanted in _values)
        {
            if (found.SequenceEqual(wanted))
            {
                return !Excludes;
            }
        }

        return Excludes;
    }

    private static (string Column, bool Excludes, string Value) ParseOne(string condition)
    {
        int sign = condition.IndexOf('=', StringComparison.Ordinal);
        bool excludes = sign > 0 && condition[sign - 1] == '!';
        string column = sign < 0 ? "" : condition[..(excludes ? sign - 1 : sign)].Trim();
        return column.Length > 0
            ? (column, excludes, condition[(sign + 1)..].Trim())
            : throw new FormatException($"'{condition}' is no condition; expected column=value or column!=value, such as 'RegionId=us-east-1' or 'tag:env!=dev'");
    }
}
