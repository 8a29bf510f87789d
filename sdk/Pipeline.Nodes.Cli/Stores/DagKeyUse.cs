using Pipeline.Nodes.Config;
using Pipeline.Nodes.Lifecycle;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Cli.Stores;

/// <summary>Finds who uses a DAG key: two pipelines with one key cannot be told apart by nodes that know no name.</summary>
internal static class DagKeyUse
{
    /// <summary>The config file that has the key; <see langword="null"/> where none has.</summary>
    public static async Task<ConfigFileName?> FindAsync(IStore store, string dagKey, CancellationToken cancellationToken) =>
        (await ConfigFinder.ListAsync(store, cancellationToken)).Find(name => name.DagKey == dagKey);
}
