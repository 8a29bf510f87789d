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

    /// <summary>One row a measure of a period.</summary>
    Measures,

    /// <summary>One row a group: its cost before and after.</summary>
    Change,

    /// <summary>One row a day: its cost and what was expected.</summary>
    AnomalyDays,

    /// <summary>One row a month: its cost and its budget.</summary>
    Budget,

    /// <summary>A table that no chart is drawn of; the report shows it.</summary>
    Other,
}
