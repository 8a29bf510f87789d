using System.Security.Cryptography;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>The bytes of the config file that the attempt goes by, and where they place the workspace.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Workspace">The store of the workspace's bucket.</param>
/// <param name="WorkspacePrefix">The workspace's prefix, which ends with <c>/</c>.</param>
/// <param name="SnapshotKey">Where the run's snapshot is, or will be.</param>
/// <param name="FromSnapshot">Whether it is the run's snapshot.</param>
internal sealed record LoadedConfig(
    ConfigFileName Name, byte[] Content, IStore Workspace, string WorkspacePrefix, string SnapshotKey, bool FromSnapshot)
{
    /// <summary>The SHA-256 of the bytes, in lower-case hex.</summary>
    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Content));
}
