using System.Collections.Concurrent;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Store.Folder;
using Pipeline.Nodes.Store.S3;

namespace Pipeline.Nodes.Store;

/// <summary>Opens folders and S3 buckets. A bucket is opened once: its clients, credentials and connections serve the whole process.</summary>
/// <param name="configuration">Holds the environment variables.</param>
/// <param name="time">The clock.</param>
/// <param name="bucketGivenBy">What gave the bucket's name in place of its variable, for texts; null: nothing did.</param>
internal class StoreFactory(IConfiguration configuration, TimeProvider time, string? bucketGivenBy = null) : IStoreFactory, IDisposable
{
    private readonly ConcurrentDictionary<string, S3Store> _buckets = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();
    private S3Clients? _clients;

    public IStore Open(NodeEnvironment environment, string bucket, ILogger log) => environment.Store.FolderPath is { } folder
        ? new FolderStore(folder, time)
        : _buckets.GetOrAdd(bucket, name =>
        {
            S3Clients clients = Clients(environment);
            return new S3Store(clients, S3Place.Of(environment, name, clients.Connection.Endpoint, bucketGivenBy), time, log);
        });

    public void Dispose()
    {
        _clients?.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>How to reach the S3 service.</summary>
    protected virtual S3Connection Connect(NodeEnvironment environment) => S3Connection.Read(environment, configuration);

    private S3Clients Clients(NodeEnvironment environment)
    {
        lock (_lock)
        {
            return _clients ??= new S3Clients(Connect(environment));
        }
    }
}
