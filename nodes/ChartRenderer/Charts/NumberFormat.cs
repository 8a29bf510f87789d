namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>How the digits of a number are separated.</summary>
internal enum NumberFormat
{
    /// <summary>1,234.56</summary>
    English,

    /// <summary>1.234,56</summary>
    German,

    /// <summary>1 234,56</summary>
    French,

    /// <summary>1'234.56</summary>
    Swiss,
}
