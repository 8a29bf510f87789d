namespace Pipeline.Nodes.ChartRenderer.Tables;

/// <summary>The cost of one group in one period; <paramref name="Start"/> is UTC.</summary>
internal readonly record struct PeriodGroupCost(DateTime Start, string Group, decimal Cost);
