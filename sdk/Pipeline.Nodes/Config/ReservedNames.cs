namespace Pipeline.Nodes.Config;

/// <summary>Names in a workspace that belong to the runtime.</summary>
internal static class ReservedNames
{
    /// <summary>The commit record of an output folder.</summary>
    public const string Manifest = "_manifest.json";

    /// <summary>The folder of what runs did.</summary>
    public const string Runs = "_runs";

    /// <summary>The key in a workspace at which a store is asked what it honours.</summary>
    public const string Probe = Runs + "/_probe";
}
