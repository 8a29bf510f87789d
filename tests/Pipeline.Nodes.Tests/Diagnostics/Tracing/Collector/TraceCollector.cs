using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Pipeline.Nodes.Tests.Diagnostics.Tracing.Collector;

/// <summary>A real collector on loopback: takes OTLP over HTTP or gRPC and keeps the spans.</summary>
internal sealed class TraceCollector : IAsyncDisposable
{
    private const int GrpcPrefixLength = 5;

    private readonly WebApplication _server;
    private readonly CancellationTokenSource _stop = new();

    private TraceCollector(WebApplication server) => _server = server;

    /// <summary>What came, in the order of arrival.</summary>
    public ConcurrentQueue<CollectedSpan> Spans { get; } = new();

    /// <summary>The headers of the requests that came.</summary>
    public ConcurrentQueue<IReadOnlyDictionary<string, string>> Requests { get; } = new();

    /// <summary>Its address, without a path.</summary>
    public string Url => _server.Urls.Single();

    /// <summary>Starts one that takes everything, or gives one answer to everything.</summary>
    /// <param name="protocol">HTTP/1.1 for <c>http/protobuf</c>, HTTP/2 for <c>grpc</c>.</param>
    /// <param name="status">What it answers; 0: it never answers.</param>
    public static async Task<TraceCollector> StartAsync(HttpProtocols protocol = HttpProtocols.Http1, int status = 200)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(options => options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = protocol));
        WebApplication server = builder.Build();
        var collector = new TraceCollector(server);
        server.Run(context => protocol == HttpProtocols.Http2 ? collector.TakeGrpcAsync(context) : collector.TakeHttpAsync(context, status));
        await server.StartAsync();
        return collector;
    }

    /// <summary>The spans of one trace by name. Other tests of this process may be traced meanwhile.</summary>
    public IReadOnlyDictionary<string, CollectedSpan> Trace(string traceId)
        => Spans.Where(span => span.TraceId == traceId).ToDictionary(span => span.Name);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _server.DisposeAsync();
        _stop.Dispose();
    }

    private async Task TakeHttpAsync(HttpContext context, int status)
    {
        if (status == 0)
        {
            await Task.Delay(Timeout.Infinite, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return;
        }

        Keep(context, await ReadAsync(context));
        context.Response.StatusCode = context.Request.Path == "/v1/traces" ? status : StatusCodes.Status404NotFound;
        context.Response.ContentType = "application/x-protobuf";
    }

    private async Task TakeGrpcAsync(HttpContext context)
    {
        byte[] body = await ReadAsync(context);
        Keep(context, body.AsMemory(GrpcPrefixLength));
        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(new byte[GrpcPrefixLength]);
        context.Response.AppendTrailer("grpc-status", "0");
    }

    private static async Task<byte[]> ReadAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        return body.ToArray();
    }

    private void Keep(HttpContext context, ReadOnlyMemory<byte> request)
    {
        Requests.Enqueue(context.Request.Headers.ToDictionary(header => header.Key.ToLowerInvariant(), header => header.Value.ToString()));
        foreach (CollectedSpan span in CollectedSpan.ReadRequest(request))
        {
            Spans.Enqueue(span);
        }
    }
}
