using Microsoft.Extensions.Logging;
using Pipeline.Nodes.EnvironmentVariables;

namespace Pipeline.Nodes.Store;

/// <summary>Opens the store that the environment names.</summary>
internal interface IStoreFactory
{
    /// <summary>Opens a bucket; on a folder store every bucket is the folder.</summary>
    /// <param name="environment">Names the store.</param>
    /// <param name="bucket">The bucket.</param>
    /// <param name="log">Told of requests that must be repeated.</param>
    IStore Open(NodeEnvironment environment, string bucket, ILogger log);
}
