using Microsoft.AspNetCore.Server.Kestrel.Core;
using Pipeline.Nodes.DataFetcher.Tests.Server;
using Pipeline.Nodes.Tests.Diagnostics.Tracing.Collector;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.EndToEnd.Tests;

/// <summary>Native programs and a real collector.</summary>
public sealed class TraceTests : IDisposable
{
    private const string Trace = "4bf92f3577b34da6a3ce929d0e0e4736";
    private const string Parent = "00f067aa0ba902b7";

    private readonly Bucket _bucket = new FolderBucket().WithSampleBill().WithConfig(Configs.Typed);

    public void Dispose() => _bucket.Dispose();

    [Theory]
    [InlineData(HttpProtocols.Http1)]
    [InlineData(HttpProtocols.Http2)]
    public async Task Fetcher_Traced_TheCollectorGetsTheAttemptAndItsPhases(HttpProtocols protocol)
    {
        await using TraceCollector collector = await TraceCollector.StartAsync(protocol);

        NodeResult result = await Programs.Fetcher.RunAsync(_bucket, Variables(collector, protocol));

        Assert.True(result.ExitCode == 0, result.Output);
        IReadOnlyDictionary<string, CollectedSpan> spans = collector.Trace(Trace);
        CollectedSpan attempt = spans["data-fetcher"];
        Assert.Equal((Parent, "data-fetcher", "0"), (attempt.ParentSpanId, attempt.Resource["service.name"], attempt.Attributes["process.exit.code"]));
        Assert.Equal(11, spans.Count);
        Assert.All(spans.Values.Where(span => span != attempt), phase => Assert.Equal(attempt.SpanId, phase.ParentSpanId));
        Assert.All(result.Log, line => Assert.Equal(Trace, line.GetProperty("trace_id").GetString()));
    }

    [Fact]
    public async Task Fetcher_SignalWhileItWorks_TheSpansArriveAllTheSame()
    {
        await using TraceCollector collector = await TraceCollector.StartAsync();
        await using var server = new ScriptedServer(Answer.Stall(new byte[1000], after: 10));
        _bucket.WithConfig($$"""{ "node_1": { "type": "data-fetcher", "data_url": "{{server.Url()}}" } }""");
        await using RunningNode node = Programs.Fetcher.Start(_bucket, [("PIPELINE_LOG_LEVEL", "debug"), .. Variables(collector, HttpProtocols.Http1)]);
        await node.WaitForLineAsync("Phase process.");

        node.Send(Signal.Terminate);
        NodeResult result = await node.WaitAsync();

        Assert.Equal(143, result.ExitCode);
        Assert.True(collector.Trace(Trace)["process"].IsError);
        Assert.StartsWith("node_1 (data-fetcher) failed in phase process, exit code 143", collector.Trace(Trace)["data-fetcher"].StatusMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fetcher_CollectorNeverAnswers_PublishesAndEndsWith0()
    {
        await using TraceCollector collector = await TraceCollector.StartAsync(status: 0);

        NodeResult result = await Programs.Fetcher.RunAsync(_bucket, Variables(collector, HttpProtocols.Http1));

        Assert.True(result.ExitCode == 0, result.Output);
        Assert.Contains("\"committed\"", _bucket.Read("data/_manifest.json"), StringComparison.Ordinal);
        Assert.Contains("did not answer within 3 s", Assert.Single(result.Messages, message => message.StartsWith("The trace", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    private static (string Name, string? Value)[] Variables(TraceCollector collector, HttpProtocols protocol) =>
    [
        ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url),
        ("OTEL_EXPORTER_OTLP_PROTOCOL", protocol == HttpProtocols.Http2 ? "grpc" : "http/protobuf"),
        ("TRACEPARENT", $"00-{Trace}-{Parent}-01"),
    ];
}
