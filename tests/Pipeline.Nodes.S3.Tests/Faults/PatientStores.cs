using System.Collections.Concurrent;
using Amazon.Runtime;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Store;
using Pipeline.Nodes.Store.S3;

namespace Pipeline.Nodes.S3.Tests.Faults;

/// <summary>Opens buckets as a process does, but for how long it waits.</summary>
internal sealed class PatientStores(IConfiguration configuration, AWSCredentials credentials, S3Patience patience) : IStoreFactory, IDisposable
{
    private readonly ConcurrentDictionary<string, Lazy<S3Store>> _buckets = new(StringComparer.Ordinal);
    private S3Clients? _clients;

    public IStore Open(NodeEnvironment environment, string bucket, ILogger log) => _buckets.GetOrAdd(bucket, name => new Lazy<S3Store>(() =>
    {
        _clients ??= new S3Clients(S3Connection.Read(environment, configuration) with { Credentials = credentials, Patience = patience });
        return new S3Store(_clients, S3Place.Of(environment, name, _clients.Connection.Endpoint), TimeProvider.System, log);
    })).Value;

    public void Dispose() => _clients?.Dispose();
}
