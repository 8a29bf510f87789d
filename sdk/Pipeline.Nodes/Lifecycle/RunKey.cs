using System.Globalization;
using System.Text;
using Pipeline.Nodes.Config;

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
        => $"{Folder(workspacePrefix, identity.Run)}{Encode(identity.Section)}/{tryNumber}-{identity.Attempt}.json";

    /// <summary>A run's id as a key segment: every byte outside <c>[A-Za-z0-9._-]</c> as <c>~XX</c>, upper-case hex.</summary>
    public static string Encode(string run)
    {
        var segment = new StringBuilder(run.Length);
        foreach (byte value in Encoding.UTF8.GetBytes(run))
        {
            if (char.IsAsciiLetterOrDigit((char)value) || value is (byte)'.' or (byte)'_' or (byte)'-')
            {
                segment.Append((char)value);
            }
            else
            {
                segment.Append(CultureInfo.InvariantCulture, $"~{value:X2}");
            }
        }

        return segment.ToString() switch
        {
            "." => "~2E",
            ".." => "~2E~2E",
            string encoded => encoded,
        };
    }

    private static string Folder(string workspacePrefix, string run) => $"{workspacePrefix}{ReservedNames.Runs}/{Encode(run)}/";
}
