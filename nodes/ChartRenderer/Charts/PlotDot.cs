namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>A round mark at a point of the axes; its radius is in layout units.</summary>
internal readonly record struct PlotDot(PlotPoint At, double Radius, Ink Ink);
