namespace Pipeline.Nodes.CostAnalyzer.Bills.Groups;

/// <summary>What a row is grouped or filtered by.</summary>
internal abstract class GroupValue
{
    /// <summary>The columns that the value comes from, for messages; none if the file has none.</summary>
    public abstract IEnumerable<int> Indices { get; }

    /// <summary>The first of them; -1 if there is none.</summary>
    public int Index => Indices.FirstOrDefault(-1);

    /// <summary>Whether the file has what was asked for.</summary>
    public virtual bool IsThere => Index >= 0;

    /// <summary>The value of a row; empty for none. Valid until the next call.</summary>
    public abstract ReadOnlySpan<byte> Read(BillRow row);
}
