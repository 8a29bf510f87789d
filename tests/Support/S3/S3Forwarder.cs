using System.Net;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Nodes.TestSupport.S3;

/// <summary>Sends requests to the real server just as they came.</summary>
internal sealed class S3Forwarder(Uri server)
{
    private static readonly HttpMessageInvoker Client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        AutomaticDecompression = DecompressionMethods.None,
    });

    /// <summary>Lets a request and its answer stream through.</summary>
    /// <param name="context">The request.</param>
    /// <param name="applied">Awaited when the server has answered, before the caller gets the answer.</param>
    public async Task StreamAsync(HttpContext context, Func<Task> applied)
    {
        S3Request head = S3Request.ReadHead(context.Request);
        using HttpRequestMessage message = Message(head, head.HasBody ? new StreamContent(context.Request.Body) : null);
        using HttpResponseMessage response = await Client.SendAsync(message, context.RequestAborted);
        await applied();
        new S3Answer(response.StatusCode, Headers(response), Body: []).Start(context.Response);
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await response.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
        }
    }

    /// <summary>Sends a request whole, and reads its answer whole.</summary>
    public async Task<S3Answer> SendAsync(S3Request request)
    {
        using HttpRequestMessage message = Message(request, request.HasBody ? new ByteArrayContent(request.Body) : null);
        using HttpResponseMessage response = await Client.SendAsync(message, CancellationToken.None);
        return new S3Answer(response.StatusCode, Headers(response), await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Sends a request, breaks the connection in the middle of its body, and reads no answer.</summary>
    public async Task SendHalfAsync(S3Request request)
    {
        try
        {
            using HttpRequestMessage message = Message(request, new HalfContent(request.Body));
            using HttpResponseMessage response = await Client.SendAsync(message, CancellationToken.None);
        }
        catch (HttpRequestException)
        {
            // That is how it ends.
        }
    }

    private HttpRequestMessage Message(S3Request request, HttpContent? content)
    {
        var address = new Uri(server.GetLeftPart(UriPartial.Authority) + request.Target, new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var message = new HttpRequestMessage(new HttpMethod(request.Method), address) { Content = content };
        foreach ((string name, string?[] values) in request.Headers)
        {
            // The body is at hand: nobody has to ask the server first whether it wants it.
            bool isOfThisConnection = name is "Connection" or "Transfer-Encoding" or "Expect";
            if (!isOfThisConnection && !message.Headers.TryAddWithoutValidation(name, values))
            {
                content?.Headers.TryAddWithoutValidation(name, values);
            }
        }

        return message;
    }

    private static List<KeyValuePair<string, string[]>> Headers(HttpResponseMessage response)
        => [.. response.Headers.NonValidated.Concat(response.Content.Headers.NonValidated).Select(header => KeyValuePair.Create(header.Key, header.Value.ToArray()))];

    private sealed class HalfContent(byte[] body) : HttpContent
    {
        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            await stream.WriteAsync(body.AsMemory(0, body.Length / 2));
            await stream.FlushAsync();
            throw new IOException("The rest of the body is not sent.");
        }

        protected override bool TryComputeLength(out long length)
        {
            length = body.Length;
            return true;
        }
    }
}
