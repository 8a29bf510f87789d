namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>A length of calendar time, from the finest to the coarsest.</summary>
internal enum TimeUnit
{
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}
