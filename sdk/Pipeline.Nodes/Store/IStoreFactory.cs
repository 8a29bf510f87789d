using Pipeline.Nodes.EnvironmentVariables;

namespace Pipeline.Nodes.Store;

/// <summary>Opens the store that the environment names.</summary>
internal interface IStoreFactory
{
    /// <summary>Opens a bucket; on a folder store every bucket is the folder.</summary>
    IStore Open(NodeEnvironment environment, string bucket);
}
