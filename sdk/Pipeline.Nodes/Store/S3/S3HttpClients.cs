using Amazon.Runtime;

namespace Pipeline.Nodes.Store.S3;

/// <summary>One HTTP client for all clients of the AWS SDK: one pool of connections for the process.</summary>
internal sealed class S3HttpClients : HttpClientFactory, IDisposable
{
    // Enough for small objects on a distant server; big ones are bounded by the bytes in flight.
    private const int MostConnections = 64;

    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(10);

    public HttpClient Client { get; } = new(new SocketsHttpHandler
    {
        MaxConnectionsPerServer = MostConnections,
        ConnectTimeout = ConnectTimeout,
        AllowAutoRedirect = false,
        UseCookies = false,
        PooledConnectionIdleTimeout = TimeSpan.FromSeconds(15),
    })
    {
        // Every request has a limit of its own.
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public override HttpClient CreateHttpClient(IClientConfig clientConfig) => Client;

    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;

    public void Dispose() => Client.Dispose();
}
