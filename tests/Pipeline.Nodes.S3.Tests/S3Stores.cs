using Amazon.Runtime;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.S3.Tests;
using Pipeline.Nodes.Store.S3;
using Pipeline.Nodes.TestSupport.S3;

[assembly: AssemblyFixture(typeof(S3Stores))]

namespace Pipeline.Nodes.S3.Tests;

/// <summary>Stores of buckets at a real S3 server, which serves all tests.</summary>
public sealed class S3Stores : IAsyncLifetime
{
    private readonly List<S3Clients> _opened = [];

    public S3Server Server { get; private set; } = null!;

    internal S3Endpoint Endpoint => S3Endpoint.Of(Server.Address, EnvironmentNames.S3Endpoint);

    public async ValueTask InitializeAsync() => Server = await S3Server.StartAsync();

    public async ValueTask DisposeAsync()
    {
        foreach (S3Clients clients in _opened)
        {
            clients.Dispose();
        }

        await Server.DisposeAsync();
    }

    /// <summary>Opens a new bucket.</summary>
    internal async Task<S3Store> MakeAsync(bool versions = false) => Open(await Server.MakeBucketAsync(versions));

    /// <summary>Opens a bucket as a node does, at this server or at another address, with these credentials or others.</summary>
    internal S3Store Open(string bucket, AWSCredentials? credentials = null, Uri? address = null, S3Patience? patience = null, ILogger? log = null)
    {
        S3Endpoint endpoint = address is null ? Endpoint : S3Endpoint.Of(address, EnvironmentNames.S3Endpoint);
        var clients = new S3Clients(new S3Connection
        {
            Endpoint = endpoint,
            Region = "us-east-1",
            Credentials = credentials ?? Server.Credentials,
            Patience = patience ?? new S3Patience(),
        });
        lock (_opened)
        {
            _opened.Add(clients);
        }

        return new S3Store(clients, new S3Place(bucket, "PIPELINE_BUCKET", endpoint), TimeProvider.System, log ?? NullLogger.Instance);
    }
}
