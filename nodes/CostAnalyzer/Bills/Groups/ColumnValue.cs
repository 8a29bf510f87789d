using Pipeline.Nodes.CostAnalyzer.Sums;

namespace Pipeline.Nodes.CostAnalyzer.Bills.Groups;

/// <summary>The value of a column; none in a file that lacks it.</summary>
internal sealed class ColumnValue(int index) : GroupValue
{
    public override IEnumerable<int> Indices => index < 0 ? [] : [index];

    public override ReadOnlySpan<byte> Read(BillRow row)
    {
        if (index < 0)
        {
            return default;
        }

        ReadOnlySpan<byte> value = row[index];
        return NullText.IsNull(value) ? default : value;
    }
}
