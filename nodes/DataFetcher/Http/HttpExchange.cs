using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.Logging;
using Pipeline.Nodes.DataFetcher.Failures;

namespace Pipeline.Nodes.DataFetcher.Http;

/// <summary>One GET request with the redirects that it takes, without any retry.</summary>
internal sealed class HttpExchange(HttpMessageInvoker client, HttpSourceRequest source, ILogger logger)
{
    private static readonly ProductInfoHeaderValue UserAgent =
        new("data-fetcher", typeof(HttpExchange).Assembly.GetName().Version!.ToString(3));

    /// <summary>The URL that is asked first, fit to be shown.</summary>
    public string Name { get; } = UrlText.WithoutSecrets(source.Url);

    /// <summary>Asks for the data from an offset on.</summary>
    /// <param name="offset">The first byte wanted; 0 asks for everything, without a range.</param>
    /// <param name="validator">What the data must still be for the range to hold; null only where the offset is 0.</param>
    /// <param name="cancellationToken">Ends the request.</param>
    /// <returns>The answer that is no redirect, whatever its status, with the body still to be read.</returns>
    /// <exception cref="FetchException">A redirect or an address that is not followed.</exception>
    /// <exception cref="HttpRequestException">No answer.</exception>
    public async Task<HttpResponseMessage> GetAsync(
        long offset, RangeConditionHeaderValue? validator, CancellationToken cancellationToken)
    {
        List<Uri> visited = [source.Url];
        bool atHome = true;
        while (true)
        {
            Uri url = visited[^1];
            HttpResponseMessage response = await SendAsync(CreateRequest(url, atHome, offset, validator), cancellationToken);
            if (!Redirect.Is(response))
            {
                return response;
            }

            using (response)
            {
                Uri next = Redirect.Follow(response, visited);
                Log.Redirected(logger, UrlText.WithoutSecrets(url), (int)response.StatusCode, UrlText.WithoutSecrets(next));
                atHome = atHome && Redirect.StaysAtHost(url, next);
                visited.Add(next);
            }
        }
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // A proxy would resolve the name in our place; an address in the URL itself is seen here all the same.
        if (IdentityServices.AreNamedBy(request.RequestUri!))
        {
            throw IdentityServices.ToException(request.RequestUri!.IdnHost);
        }

        try
        {
            return await client.SendAsync(request, cancellationToken);
        }
        catch (HttpRequestException exception) when (exception.InnerException is FetchException blocked)
        {
            throw blocked;
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            string seconds = $"{HttpSourceLimits.ConnectTimeout.TotalSeconds} s";
            throw new TimeoutException($"no connection within {seconds}", exception);
        }
    }

    private HttpRequestMessage CreateRequest(Uri url, bool atHome, long offset, RangeConditionHeaderValue? validator)
    {
        HttpRequestMessage request = new(HttpMethod.Get, url);
        request.Headers.UserAgent.Add(UserAgent);
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        if (offset > 0)
        {
            request.Headers.Range = new RangeHeaderValue(offset, null);
            request.Headers.IfRange = validator;
        }

        if (atHome)
        {
            AddOwnHeaders(request.Headers);
        }

        return request;
    }

    private void AddOwnHeaders(HttpRequestHeaders headers)
    {
        if (source.Url.UserInfo.Length > 0)
        {
            byte[] credentials = Encoding.UTF8.GetBytes(Uri.UnescapeDataString(source.Url.UserInfo));
            headers.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(credentials));
        }

        foreach ((string name, string value) in source.Headers)
        {
            headers.Remove(name);
            headers.TryAddWithoutValidation(name, value);
        }
    }
}
