namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>What an axis covers, in its own coordinates.</summary>
internal readonly record struct AxisRange(double Min, double Max);
