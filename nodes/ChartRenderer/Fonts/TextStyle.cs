using Pipeline.Nodes.ChartRenderer.Charts;

namespace Pipeline.Nodes.ChartRenderer.Fonts;

/// <summary>How a piece of text looks. <paramref name="Size"/> is in layout units, of which 100 make an inch.</summary>
internal readonly record struct TextStyle(float Size, bool Bold, Ink Ink);
