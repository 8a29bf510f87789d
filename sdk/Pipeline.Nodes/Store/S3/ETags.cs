namespace Pipeline.Nodes.Store.S3;

/// <summary>Entity tags are kept without their quotes, as manifests carry them.</summary>
internal static class ETags
{
    /// <summary>The tag without quotes.</summary>
    public static string Bare(string? tag) => tag?.Trim('"') ?? "";

    /// <summary>The tag as HTTP writes it.</summary>
    public static string Quoted(string bare) => $"\"{bare}\"";
}
