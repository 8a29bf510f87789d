using System.Text;

namespace Pipeline.Nodes.DataFetcher.Http;

/// <summary>URLs in a form fit for logs, errors and manifests.</summary>
internal static class UrlText
{
    /// <summary>
    /// Gives a URL without what may be a secret: no user information, no fragment, and of the query only the names
    /// (<c>https://host/path?sig=…</c>).
    /// </summary>
    public static string WithoutSecrets(Uri url)
    {
        StringBuilder text = new();
        text.Append(url.Scheme).Append("://").Append(url.Authority[(url.Authority.LastIndexOf('@') + 1)..]).Append(url.AbsolutePath);
        char separator = '?';
        foreach (string pair in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            int equals = pair.IndexOf('=', StringComparison.Ordinal);
            text.Append(separator).Append(equals < 0 ? "…" : pair[..equals] + "=…");
            separator = '&';
        }

        return text.ToString();
    }
}
