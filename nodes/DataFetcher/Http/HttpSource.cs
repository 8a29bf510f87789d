using Microsoft.Extensions.Logging;
using Pipeline.Nodes.DataFetcher.Failures;

namespace Pipeline.Nodes.DataFetcher.Http;

/// <summary>Opens URLs.</summary>
/// <param name="client">What sends requests; see <see cref="HttpClients"/>. It must follow no redirect by itself.</param>
/// <param name="time">Where time comes from.</param>
/// <param name="logger">Where redirects, retries and resumptions are written.</param>
internal sealed class HttpSource(HttpMessageInvoker client, TimeProvider time, ILogger logger)
{
    /// <summary>Asks for the data of a URL and returns when its headers have arrived.</summary>
    /// <param name="request">What to fetch.</param>
    /// <param name="deadline">The end of all tries; it also holds for the reading of the stream.</param>
    /// <param name="cancellationToken">Ends the opening, not the reading.</param>
    /// <returns>The data; to be disposed by the caller.</returns>
    /// <exception cref="FetchException">The source does not give the data, with the reason.</exception>
    public async Task<HttpSourceStream> OpenAsync(HttpSourceRequest request, Deadline deadline, CancellationToken cancellationToken)
    {
        HttpExchange exchange = new(client, request, logger);
        RetryLoop retries = new(exchange.Name, deadline, time, logger);
        HttpSourceStream stream = await retries.RunAsync(
            static (open, token) => HttpSourceStream.OpenAsync(open.Exchange, open.Retries, open.Time, open.Logger, token),
            (Exchange: exchange, Retries: retries, Time: time, Logger: logger),
            cancellationToken);
        if (stream.Description.TotalBytes is null)
        {
            Log.LengthUnknown(logger, exchange.Name);
        }

        return stream;
    }
}
