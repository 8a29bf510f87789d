using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Pipeline.Nodes.TestSupport.S3;

/// <summary>
/// An HTTP server on a loopback address of its own (Linux: all of 127.0.0.0/8), so that its port is still free when it comes back after it
/// refused connections.
/// </summary>
internal sealed class Loopback(Func<HttpContext, Task> handle) : IHttpApplication<HttpContext>, IAsyncDisposable
{
    private readonly IPAddress _address = new([127, (byte)Random.Shared.Next(1, 255), (byte)Random.Shared.Next(256), (byte)Random.Shared.Next(1, 255)]);
    private KestrelServer? _server;
    private int _port;

    public Uri Address => new($"http://{_address}:{_port}");

    public async Task ListenAsync()
    {
        var options = new KestrelServerOptions { AddServerHeader = false };
        options.Limits.MaxRequestBodySize = null;
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Listen(_address, _port);
        var server = new KestrelServer(
            Options.Create(options), new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance), NullLoggerFactory.Instance);
        await server.StartAsync(this, CancellationToken.None);
        _port = new Uri(server.Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
        _server = server;
    }

    /// <summary>Breaks all connections and refuses new ones.</summary>
    /// <param name="reopenAfter">How long; null: for good.</param>
    public async Task CloseAsync(TimeSpan? reopenAfter)
    {
        if (Interlocked.Exchange(ref _server, null) is { } server)
        {
            await server.StopAsync(new CancellationToken(canceled: true));
            server.Dispose();
        }

        if (reopenAfter is { } pause)
        {
            await Task.Delay(pause);
            await ListenAsync();
        }
    }

    public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

    public async Task ProcessRequestAsync(HttpContext context)
    {
        try
        {
            await handle(context);
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or HttpRequestException)
        {
            // The caller went away, or the server did: so does this connection.
            context.Abort();
        }
    }

    public void DisposeContext(HttpContext context, Exception? exception)
    {
    }

    public async ValueTask DisposeAsync() => await CloseAsync(reopenAfter: null);
}
