namespace Pipeline.Nodes.CostAnalyzer.Bills.Groups;

/// <summary>The first value that is there of several columns: tags whose keys are one but for case and blanks.</summary>
internal sealed class FirstColumnValue(IReadOnlyList<int> indices) : GroupValue
{
    private readonly ColumnValue[] _columns = [.. indices.Select(index => new ColumnValue(index))];

    public override IEnumerable<int> Indices => indices;

    public override ReadOnlySpan<byte> Read(BillRow row)
    {
        foreach (ColumnValue column in _columns)
        {
            ReadOnlySpan<byte> value = column.Read(row).Trim((byte)' ');
            if (!value.IsEmpty)
            {
                return value;
            }
        }

        return default;
    }
}
