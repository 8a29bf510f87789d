using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Store.Folder;

namespace Pipeline.Nodes.Store;

/// <summary>Opens folders.</summary>
internal sealed class StoreFactory(TimeProvider time) : IStoreFactory
{
    public IStore Open(NodeEnvironment environment, string bucket) => environment.Store.FolderPath is { } folder
        ? new FolderStore(folder, time)
        : throw new UsageException("PIPELINE_STORE is 's3', which this release does not speak yet: set it to a folder, PIPELINE_STORE=file:///path/to/bucket");
}
