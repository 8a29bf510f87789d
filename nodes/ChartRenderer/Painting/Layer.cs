using ScottPlot;

namespace Pipeline.Nodes.ChartRenderer.Painting;

/// <summary>A part of a chart that paints itself on ScottPlot's canvas and has no say in the limits of the axes.</summary>
internal abstract class Layer : IPlottable
{
    public bool IsVisible { get; set; } = true;

    public IAxes Axes { get; set; } = new Axes();

    public IEnumerable<LegendItem> LegendItems => [];

    public AxisLimits GetAxisLimits() => AxisLimits.NoLimits;

    public abstract void Render(RenderPack rp);
}
