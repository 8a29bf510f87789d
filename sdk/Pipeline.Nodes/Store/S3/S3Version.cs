namespace Pipeline.Nodes.Store.S3;

/// <summary>Reads version ids: an object from before the bucket kept versions has the id <c>null</c>, which pins nothing.</summary>
internal static class S3Version
{
    public static string? Of(string? versionId) => versionId is null or "" or "null" ? null : versionId;
}
