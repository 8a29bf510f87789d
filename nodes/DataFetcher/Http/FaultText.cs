using System.Globalization;
using System.Net.Sockets;

namespace Pipeline.Nodes.DataFetcher.Http;

/// <summary>Says in a few words what went wrong on the way to a source.</summary>
internal static class FaultText
{
    /// <summary>Describes a fault, without a URL and without a final full stop.</summary>
    public static string Describe(Exception fault) => fault switch
    {
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => "host not found",
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } =>
            $"no secure connection ({Innermost(fault).Message.TrimEnd('.')})",
        HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } => "the proxy lets nothing through",
        HttpRequestException when Innermost(fault) is SocketException socket => socket.SocketErrorCode == SocketError.ConnectionRefused
            ? "connection refused"
            : $"no connection ({socket.SocketErrorCode})",
        HttpIOException { HttpRequestError: HttpRequestError.ResponseEnded } => "the answer broke off",
        HttpRequestException { HttpRequestError: HttpRequestError.ResponseEnded } => "the connection ended before the answer",
        IOException when Innermost(fault) is SocketException socket => $"the connection broke ({socket.SocketErrorCode})",
        _ => fault.Message.TrimEnd('.'),
    };

    /// <summary>Gives a status as people know it: <c>503 Service Unavailable</c>.</summary>
    public static string Describe(HttpResponseMessage response)
    {
        string number = ((int)response.StatusCode).ToString(CultureInfo.InvariantCulture);
        string standard = new HttpResponseMessage(response.StatusCode).ReasonPhrase ?? "";
        return standard.Length == 0 ? number : $"{number} {standard}";
    }

    private static Exception Innermost(Exception fault) => fault.GetBaseException();
}
