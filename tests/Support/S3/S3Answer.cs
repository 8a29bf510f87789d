using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Pipeline.Nodes.TestSupport.S3;

/// <summary>An answer, read whole.</summary>
/// <param name="Status">The status.</param>
/// <param name="Headers">All headers.</param>
/// <param name="Body">The body.</param>
internal sealed record S3Answer(HttpStatusCode Status, IReadOnlyList<KeyValuePair<string, string[]>> Headers, byte[] Body)
{
    /// <summary>An error as S3 tells it.</summary>
    public static S3Answer Error(HttpStatusCode status, string code) => new(
        status,
        [new("Content-Type", ["application/xml"])],
        Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>{code}</Code><Message>A fault of the test.</Message></Error>"));

    /// <summary>Sends it.</summary>
    public async Task SendAsync(HttpResponse response)
    {
        Start(response);
        if (!HttpMethods.IsHead(response.HttpContext.Request.Method) && Body.Length > 0)
        {
            response.ContentLength = Body.Length;
            await response.Body.WriteAsync(Body);
        }
    }

    /// <summary>Sends half of the body that it announces; the connection ends after that.</summary>
    public async Task SendHalfAsync(HttpResponse response)
    {
        Start(response);
        response.ContentLength = Body.Length;
        await response.Body.WriteAsync(Body.AsMemory(0, Body.Length / 2));
    }

    /// <summary>Copies status and headers.</summary>
    public void Start(HttpResponse response)
    {
        response.StatusCode = (int)Status;
        foreach ((string name, string[] values) in Headers)
        {
            if (!name.Equals("Transfer-Encoding", StringComparison.OrdinalIgnoreCase))
            {
                response.Headers[name] = values;
            }
        }
    }
}
