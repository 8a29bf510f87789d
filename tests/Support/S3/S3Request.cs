using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Pipeline.Nodes.TestSupport.S3;

/// <summary>A request, read whole.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">Path and query as they came: the signature covers every character.</param>
/// <param name="Headers">All headers.</param>
/// <param name="HasBody">Whether a body was announced, be it empty.</param>
/// <param name="Body">The body.</param>
internal sealed record S3Request(string Method, string Target, IReadOnlyList<KeyValuePair<string, string?[]>> Headers, bool HasBody, byte[] Body)
{
    /// <summary>Reads all but the body.</summary>
    public static S3Request ReadHead(HttpRequest request) => new(
        request.Method,
        request.HttpContext.Features.Get<IHttpRequestFeature>()!.RawTarget,
        [.. request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToArray()))],
        request.ContentLength is not null || request.Headers.TransferEncoding.Count > 0,
        Body: []);

    /// <summary>Reads all of it.</summary>
    public static async Task<S3Request> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body);
        return ReadHead(request) with { Body = body.ToArray() };
    }
}
