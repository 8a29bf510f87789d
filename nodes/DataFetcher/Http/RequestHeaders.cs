using System.Buffers;
using System.Collections.Frozen;

namespace Pipeline.Nodes.DataFetcher.Http;

/// <summary>Which headers a user may add to a request.</summary>
internal static class RequestHeaders
{
    // RFC 9110, 5.6.2: the characters of a token.
    private static readonly SearchValues<char> TokenCharacters =
        SearchValues.Create("!#$%&'*+-.^_`|~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private static readonly SearchValues<char> ValueCharacters =
        SearchValues.Create(['\t', .. Enumerable.Range(' ', '~' - ' ' + 1).Select(code => (char)code)]);

    private static readonly FrozenSet<string> Reserved = new[]
    {
        "Accept-Encoding", "Connection", "Host", "If-Match", "If-Modified-Since", "If-None-Match", "If-Range", "If-Unmodified-Since",
        "Keep-Alive", "Proxy-Connection", "Range", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Finds what is wrong with a header, or null. The text never shows the value, which may be a secret.</summary>
    public static string? FindProblem(string name, string value)
    {
        if (name.Length == 0 || name.AsSpan().ContainsAnyExcept(TokenCharacters))
        {
            return "the name of a header is made of letters, digits and !#$%&'*+-.^_`|~";
        }

        if (Reserved.Contains(name))
        {
            return $"{name} is set by the fetcher itself";
        }

        int bad = value.AsSpan().IndexOfAnyExcept(ValueCharacters);
        if (bad >= 0)
        {
            return $"the value of {name} has the character U+{(int)value[bad]:X4} at position {bad + 1}; only printable ASCII may be sent";
        }

        using HttpRequestMessage trial = new();
        return trial.Headers.TryAddWithoutValidation(name, value) ? null : $"{name} describes a body, and a GET request has none";
    }
}
