using Pipeline.Nodes.Config;
using Pipeline.Nodes.EnvironmentVariables;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>Keys below <c>_runs/</c>: a run's id holds characters that a key should not.</summary>
internal static class RunKey
{
    /// <summary>Where a run keeps the config file as it uses it.</summary>
    /// <param name="workspacePrefix">The workspace's prefix, which ends with <c>/</c>.</param>
    /// <param name="run">The run's id.</param>
    public static string Snapshot(string workspacePrefix, string run) => $"{Folder(workspacePrefix, run)}config.json";

    /// <summary>Where an attempt leaves its record.</summary>
    public static string Record(string workspacePrefix, RunIdentity identity, int tryNumber)
        => $"{Folder(workspacePrefix, identity.Run)}{KeySegment.Encode(identity.Section)}/{tryNumber}-{identity.Attempt}.json";

    private static string Folder(string workspacePrefix, string run) => $"{workspacePrefix}{ReservedNames.Runs}/{KeySegment.Encode(run)}/";
}
