namespace Pipeline.Nodes.ChartRenderer.Tables;

/// <summary>What one currency of a bill comes to, and what it covers; all times are UTC.</summary>
/// <param name="Currency">The currency.</param>
/// <param name="Total">The sum.</param>
/// <param name="FirstPeriod">When the first period begins.</param>
/// <param name="LastPeriod">When the last period begins.</param>
/// <param name="FirstDay">The first day that has a charge; it may lie within the first period.</param>
/// <param name="LastDay">The last day that has a charge.</param>
internal sealed record CurrencyTotal(
    string Currency, decimal Total, DateTime FirstPeriod, DateTime LastPeriod, DateTime FirstDay, DateTime LastDay)
{
    /// <summary>Periods at the ends of the bill that it has not whole, so that the change does not compare them; none where nothing is compared.</summary>
    public IReadOnlyList<DateTime> IncompletePeriods { get; init; } = [];
}
