namespace Pipeline.Nodes.ChartRenderer.Tables;

/// <summary>The length of the periods that a bill was summed by.</summary>
internal enum PeriodKind
{
    Hour,
    Day,
    Week,
    Month,
}
