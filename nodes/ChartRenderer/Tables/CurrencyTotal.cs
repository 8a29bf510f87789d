namespace Pipeline.Nodes.ChartRenderer.Tables;

/// <summary>What one currency of a bill comes to, and the periods it covers (both UTC, the last one included).</summary>
internal sealed record CurrencyTotal(string Currency, decimal Total, DateTime FirstPeriod, DateTime LastPeriod);
