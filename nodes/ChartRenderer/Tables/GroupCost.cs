namespace Pipeline.Nodes.ChartRenderer.Tables;

/// <summary>The cost of one group over the whole bill.</summary>
internal readonly record struct GroupCost(string Group, decimal Cost);
