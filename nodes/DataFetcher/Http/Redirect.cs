using Pipeline.Nodes.DataFetcher.Failures;

namespace Pipeline.Nodes.DataFetcher.Http;

/// <summary>Where a redirect leads, and whether it may be followed.</summary>
internal static class Redirect
{
    /// <summary>Whether an answer is a redirect that a GET request follows.</summary>
    public static bool Is(HttpResponseMessage response) => (int)response.StatusCode is 301 or 302 or 303 or 307 or 308;

    /// <summary>Finds the next URL.</summary>
    /// <param name="response">The redirect.</param>
    /// <param name="visited">The URLs that this request went through, from the first to the one that gave the redirect.</param>
    /// <exception cref="FetchException">It leads nowhere, in a circle, too far, or from https to something else.</exception>
    public static Uri Follow(HttpResponseMessage response, IReadOnlyList<Uri> visited)
    {
        Uri from = visited[^1];
        string where = $"{UrlText.WithoutSecrets(from)}: {FaultText.Describe(response)}";
        if (response.Headers.Location is not Uri location || !Uri.TryCreate(from, location, out Uri? next))
        {
            throw new FetchException(FetchFailure.Rejected, $"{where}, but without a Location that could be followed.");
        }

        string to = UrlText.WithoutSecrets(next);
        if (next.Scheme != Uri.UriSchemeHttps && next.Scheme != Uri.UriSchemeHttp)
        {
            throw new FetchException(FetchFailure.Blocked, $"{where} leads to {to}; only https and http are followed.");
        }

        if (from.Scheme == Uri.UriSchemeHttps && next.Scheme == Uri.UriSchemeHttp)
        {
            throw new FetchException(
                FetchFailure.Blocked,
                $"{where} leads from https to {to}, where anybody on the way could change the data. "
                + "It is not followed; if that is acceptable, make the http URL the data_url.");
        }

        if (visited.Contains(next))
        {
            IEnumerable<string> circle = visited.SkipWhile(url => url != next).Append(next).Select(UrlText.WithoutSecrets);
            throw new FetchException(FetchFailure.Rejected, $"{where}: the redirects go in a circle: {string.Join(" → ", circle)}.");
        }

        if (visited.Count > HttpSourceLimits.MaxRedirects)
        {
            string start = UrlText.WithoutSecrets(visited[0]);
            throw new FetchException(
                FetchFailure.Rejected,
                $"{where} leads to {to}; that would be more than {HttpSourceLimits.MaxRedirects} redirects from {start}.");
        }

        return next;
    }

    /// <summary>
    /// Whether what was meant for one URL may also be sent to the other: the same host and port, or the same host's https in place of its
    /// http.
    /// </summary>
    public static bool StaysAtHost(Uri from, Uri to) =>
        string.Equals(from.IdnHost, to.IdnHost, StringComparison.OrdinalIgnoreCase)
        && (from.Port == to.Port || (from.IsDefaultPort && to.IsDefaultPort));
}
