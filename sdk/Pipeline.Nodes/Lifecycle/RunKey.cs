using Pipeline.Nodes.Config;
using Pipeline.Nodes.EnvironmentVariables;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>Keys below <c>_runs/</c>: a run's id holds characters that a key should not.</summary>
internal static class RunKey
{
    /// <summary>The file in a run's folder that keeps the config file.</summary>
    public const string SnapshotName = "config.json";

    /// <summary>What the keys of all runs begin with.</summary>
    public static string Root(string workspacePrefix) => $"{workspacePrefix}{ReservedNames.Runs}/";

    /// <summary>What the keys of one run begin with.</summary>
    public static string Folder(string workspacePrefix, string run) => $"{Root(workspacePrefix)}{KeySegment.Encode(run)}/";

    /// <summary>Where a run keeps the config file as it uses it.</summary>
    /// <param name="workspacePrefix">The workspace's prefix, which ends with <c>/</c>.</param>
    /// <param name="run">The run's id.</param>
    public static string Snapshot(string workspacePrefix, string run) => $"{Folder(workspacePrefix, run)}{SnapshotName}";

    /// <summary>Where an attempt leaves its record.</summary>
    public static string Record(string workspacePrefix, RunIdentity identity, int tryNumber)
        => $"{Folder(workspacePrefix, identity.Run)}{KeySegment.Encode(identity.Section)}/{tryNumber}-{identity.Attempt}.json";
}
