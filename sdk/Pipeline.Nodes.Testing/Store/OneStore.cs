using Microsoft.Extensions.Logging;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Testing.Store;

/// <summary>Every bucket is the one store of the test.</summary>
internal sealed class OneStore(IStore store) : IStoreFactory
{
    public IStore Open(NodeEnvironment environment, string bucket, ILogger log) => store;
}
