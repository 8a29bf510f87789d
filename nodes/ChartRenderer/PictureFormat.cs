namespace Pipeline.Nodes.ChartRenderer;

/// <summary>The file formats of pictures.</summary>
internal enum PictureFormat
{
    Png,
    Svg,
}
