namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>A filled rectangle in the coordinates of the axes.</summary>
internal readonly record struct PlotBar(double Left, double Right, double Low, double High, Ink Ink);
