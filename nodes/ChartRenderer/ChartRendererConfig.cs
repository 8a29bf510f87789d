using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Pipeline.Nodes.ChartRenderer;

/// <summary>The settings of a <c>chart-renderer</c> section.</summary>
internal sealed record ChartRendererConfig(
    [property: Range(50, 1200)]
    [property: Description("Resolution of the pictures in dots per inch. The layout stays the same, only finer.")]
    int ChartDpi = 100,
    [property: Range(4.0, 24.0)]
    [property: Description("Width of a picture in inches.")]
    double Width = 10,
    [property: Range(3.0, 24.0)]
    [property: Description("Height of a picture in inches.")]
    double Height = 5.6,
    [property: Description("A title of your own above every chart. What the chart shows then stands below it. Default: what the chart shows.")]
    string? Title = null,
    [property: Range(1, 100)]
    [property: Description("How many groups get a bar of their own in a chart by group; all others share one. As many as fit the height are shown.")]
    int TopN = 15);
