namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>A rectangle of a layout; y grows downwards, and 100 units make an inch.</summary>
internal readonly record struct LayoutBox(double Left, double Top, double Right, double Bottom)
{
    public double Width => Right - Left;

    public double Height => Bottom - Top;

    public bool Overlaps(LayoutBox other) => Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    public bool Contains(LayoutBox other) => Left <= other.Left && Top <= other.Top && Right >= other.Right && Bottom >= other.Bottom;
}
