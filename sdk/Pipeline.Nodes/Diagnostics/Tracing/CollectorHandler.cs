using System.Net;

namespace Pipeline.Nodes.Diagnostics.Tracing;

/// <summary>Sends requests through the client that the exporter made for itself, and keeps what went wrong.</summary>
internal sealed class CollectorHandler(HttpClient client, CollectorFaults faults) : HttpMessageHandler
{
    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return Checked(client.Send(CopyOf(request), HttpCompletionOption.ResponseHeadersRead, cancellationToken), request);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            Keep(exception, request);
            throw;
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return Checked(await client.SendAsync(CopyOf(request), HttpCompletionOption.ResponseHeadersRead, cancellationToken), request);
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException)
        {
            Keep(exception, request);
            throw;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            client.Dispose();
        }

        base.Dispose(disposing);
    }

    // A client refuses a request that another client has taken before.
    private static HttpRequestMessage CopyOf(HttpRequestMessage request)
    {
        var copy = new HttpRequestMessage(request.Method, request.RequestUri)
        {
            Content = request.Content,
            Version = request.Version,
            VersionPolicy = request.VersionPolicy,
        };
        foreach ((string name, IEnumerable<string> values) in request.Headers)
        {
            copy.Headers.TryAddWithoutValidation(name, values);
        }

        return copy;
    }

    private void Keep(Exception exception, HttpRequestMessage request)
        => faults.Add(request.RequestUri, exception is OperationCanceledException ? "it did not answer in time" : exception.Message);

    private HttpResponseMessage Checked(HttpResponseMessage response, HttpRequestMessage request)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            faults.Add(request.RequestUri, $"it answered {(int)response.StatusCode} {response.ReasonPhrase}");
        }
        else if (response.Headers.TryGetValues("grpc-status", out IEnumerable<string>? status) && status.First() is not "0" and { } code)
        {
            faults.Add(request.RequestUri, $"it answered with the gRPC status {code}");
        }

        return response;
    }
}
