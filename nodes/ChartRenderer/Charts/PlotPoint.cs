namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>A point in the coordinates of the axes.</summary>
internal readonly record struct PlotPoint(double X, double Y);
