namespace Pipeline.Nodes.ChartRenderer;

/// <summary>The ground that pictures are drawn on.</summary>
internal enum PictureTheme
{
    Light,
    Dark,
}
