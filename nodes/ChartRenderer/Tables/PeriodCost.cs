namespace Pipeline.Nodes.ChartRenderer.Tables;

/// <summary>The cost of one period; <paramref name="Start"/> is UTC.</summary>
internal readonly record struct PeriodCost(DateTime Start, decimal Cost);
