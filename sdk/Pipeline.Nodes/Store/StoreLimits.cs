namespace Pipeline.Nodes.Store;

/// <summary>Limits that hold for every store.</summary>
internal static class StoreLimits
{
    /// <summary>The largest object that is read whole: a config file, or a manifest of some 200,000 artifacts.</summary>
    public const int SmallObjectBytes = 64 * 1024 * 1024;
}
