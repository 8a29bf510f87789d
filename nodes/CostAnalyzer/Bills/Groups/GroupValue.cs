namespace Pipeline.Nodes.CostAnalyzer.Bills.Groups;

/// <summary>What a row is grouped or filtered by.</summary>
internal abstract class GroupValue
{
    /// <summary>A column that the value comes from, for messages; -1 if the file has none.</summary>
    public abstract int Index { get; }

    /// <summary>Whether the file has what was asked for.</summary>
    public virtual bool IsThere => Index >= 0;

    /// <summary>The value of a row; empty for none. Valid until the next call.</summary>
    public abstract ReadOnlySpan<byte> Read(BillRow row);
}
