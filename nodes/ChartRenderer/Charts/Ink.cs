namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>What something is drawn with, by its part in a chart: which colour that is says the <see cref="ColorScheme"/>.</summary>
internal enum Ink
{
    Background,
    Text,
    Muted,
    Grid,
    Zero,

    /// <summary>Groups that have no colour of their own.</summary>
    Other,
    Series0,
    Series1,
    Series2,
    Series3,
    Series4,
    Series5,
    Series6,
    Series7,

    /// <summary>Costs that rose.</summary>
    Rise,

    /// <summary>Costs that fell, and credits.</summary>
    Fall,

    /// <summary>The range in which a value is usual.</summary>
    Band,

    /// <summary>The steps of a heat map, from nearly nothing to the most.</summary>
    Heat0,
    Heat1,
    Heat2,
    Heat3,
    Heat4,
    Heat5,
    Heat6,
    Heat7,
    Heat8,
}
