using System.Collections.Frozen;
using System.Net;
using Pipeline.Nodes.DataFetcher.Failures;

namespace Pipeline.Nodes.DataFetcher.Http;

/// <summary>The one table of what is worth another try. What does not stand here is not tried again.</summary>
internal static class TransientFaults
{
    private static readonly FrozenSet<HttpStatusCode> StatusCodes = new[]
    {
        HttpStatusCode.RequestTimeout,
        (HttpStatusCode)425, // Too Early, RFC 8470
        HttpStatusCode.TooManyRequests,
        HttpStatusCode.InternalServerError,
        HttpStatusCode.BadGateway,
        HttpStatusCode.ServiceUnavailable,
        HttpStatusCode.GatewayTimeout,
        HttpStatusCode.InsufficientStorage,
        (HttpStatusCode)520, // 520 to 524: a proxy's own words for an origin that fails or cannot be reached
        (HttpStatusCode)521,
        (HttpStatusCode)522,
        (HttpStatusCode)523,
        (HttpStatusCode)524,
        (HttpStatusCode)529, // overloaded
    }.ToFrozenSet();

    private static readonly FrozenSet<HttpRequestError> RequestErrors = new[]
    {
        HttpRequestError.NameResolutionError,
        HttpRequestError.ConnectionError,
        HttpRequestError.SecureConnectionError,
        HttpRequestError.ProxyTunnelError,
        HttpRequestError.ResponseEnded,
        HttpRequestError.Unknown, // a connection that broke while the request or the headers were under way
    }.ToFrozenSet();

    /// <summary>Whether an answer with this status is worth another request.</summary>
    public static bool Includes(HttpStatusCode status) => StatusCodes.Contains(status);

    /// <summary>Whether this fault is worth another try.</summary>
    public static bool Includes(Exception fault) => fault switch
    {
        FetchException { StatusCode: HttpStatusCode status } => Includes(status),
        HttpRequestException request => RequestErrors.Contains(request.HttpRequestError),
        IOException => true, // the body broke off, was cut in a chunk, or its connection was reset
        TimeoutException => true, // no connection in time, or a body that stands still
        _ => false,
    };
}
