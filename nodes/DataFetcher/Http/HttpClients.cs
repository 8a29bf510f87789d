using System.Net;
using System.Net.Sockets;

namespace Pipeline.Nodes.DataFetcher.Http;

/// <summary>Builds the one client of the program, by hand: a client factory would cost more than the rest of the start.</summary>
internal static class HttpClients
{
    /// <summary>
    /// Creates a client that follows no redirect, keeps no cookie and decodes nothing by itself, goes through the proxy that the
    /// environment names, and connects to no <see cref="IdentityServices">identity service</see>.
    /// </summary>
    public static HttpMessageInvoker Create() => new(CreateHandler());

    /// <summary>Creates the handler of <see cref="Create"/>.</summary>
    public static SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ConnectCallback = ConnectAsync,
        ConnectTimeout = HttpSourceLimits.ConnectTimeout,
        UseCookies = false,
    };

    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        DnsEndPoint target = context.DnsEndPoint;
        IPAddress[] addresses = await Dns.GetHostAddressesAsync(target.Host, cancellationToken);
        if (Array.Exists(addresses, IdentityServices.Include))
        {
            throw IdentityServices.ToException(target.Host);
        }

        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
