namespace Pipeline.Nodes.ChartRenderer.Tables;

/// <summary>What the rows of a table stand for.</summary>
internal enum TableKind
{
    /// <summary>One row a group.</summary>
    Group,

    /// <summary>One row a period.</summary>
    Period,

    /// <summary>One row a group of a period.</summary>
    PeriodAndGroup,
}
