using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Pipeline.Nodes.DataFetcher.Http;

namespace Pipeline.Nodes.DataFetcher.Locations;

/// <summary>Where the data is: at an http or https URL, or at a key of the pipeline's own bucket. One of the two is not null.</summary>
internal sealed class DataUrl
{
    private const string Allowed = "an https: or http: URL, or the path of an object in the pipeline's bucket (bills/january.csv)";

    private static readonly SearchValues<char> SchemeCharacters =
        SearchValues.Create("+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz");

    private DataUrl(Uri? web, string? objectKey)
    {
        Web = web;
        ObjectKey = objectKey;
    }

    /// <summary>The URL, or null.</summary>
    public Uri? Web { get; }

    /// <summary>The key in the bucket, or null.</summary>
    public string? ObjectKey { get; }

    /// <summary>The location as it may be shown to anybody: without user information and query values.</summary>
    public string Name => Web is null ? ObjectKey! : UrlText.WithoutSecrets(Web);

    /// <summary>The path of the data at its source.</summary>
    public string Path => Web is null ? ObjectKey! : Web.AbsolutePath;

    /// <summary>Reads the setting.</summary>
    /// <param name="text">What the config file says.</param>
    /// <param name="location">The location, or null.</param>
    /// <param name="problem">What is wrong, without showing a part of the URL that may be a secret; or null.</param>
    public static bool TryParse(
        string text, [NotNullWhen(true)] out DataUrl? location, [NotNullWhen(false)] out string? problem)
    {
        location = null;
        problem = null;
        string? scheme = FindScheme(text);
        if (scheme is null)
        {
            problem = RelativePath.FindProblem(text);
            location = problem is null ? new DataUrl(null, text) : null;
        }
        else if (scheme is not ("http" or "https"))
        {
            problem = $"the scheme '{scheme}:' is not known; give {Allowed}";
        }
        else if (text.AsSpan().IndexOfAnyInRange('\0', ' ') is int bad and >= 0)
        {
            problem = $"a URL has no character U+{(int)text[bad]:X4} (at position {bad + 1}); write a blank as %20";
        }
        else if (!text.AsSpan(scheme.Length).StartsWith("://")
            || !Uri.TryCreate(text, UriKind.Absolute, out Uri? web)
            || web.Host.Length == 0)
        {
            problem = $"this is no {scheme} URL; one looks like {scheme}://example.com/bills/january.csv";
        }
        else if (IdentityServices.AreNamedBy(web))
        {
            problem = IdentityServices.Refusal(web.IdnHost);
        }
        else
        {
            location = new DataUrl(web, null);
        }

        return location is not null;
    }

    /// <summary>Finds what stands before a colon if it could be a scheme (RFC 3986, 3.1), in lower case.</summary>
    private static string? FindScheme(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        bool isScheme = colon > 0
            && char.IsAsciiLetter(text[0])
            && !text.AsSpan(0, colon).ContainsAnyExcept(SchemeCharacters);
        return isScheme ? text[..colon].ToLowerInvariant() : null;
    }
}
