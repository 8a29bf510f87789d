using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Tests.Diagnostics.Tracing.Collector;
using Pipeline.Nodes.Tests.Lifecycle;

namespace Pipeline.Nodes.Tests.Diagnostics.Tracing;

/// <summary>Attempts that are traced, and a real collector.</summary>
public sealed class AttemptTraceTests : IAsyncLifetime
{
    private const string ConfigKey = "cost-analysis-a7b3c9d2.json";
    private const string ParentSpan = "00f067aa0ba902b7";

    // Spans of every attempt of this process reach every listener: a test knows its own by the trace.
    private readonly string _trace = ActivityTraceId.CreateRandom().ToHexString();
    private readonly NodeHarness _harness = new();
    private TraceCollector _collector = null!;

    public async ValueTask InitializeAsync()
    {
        _harness.Put(ConfigKey, """{ "node_1": { "type": "line-count" } }""");
        _harness.Put($"{NodeHarness.Workspace}/data/report.csv", "a\nb\nc\n");
        _harness.Environment["PIPELINE_RUN_ID"] = "run-1";
        _harness.Environment["TRACEPARENT"] = $"00-{_trace}-{ParentSpan}-01";
        await CollectAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _collector.DisposeAsync();
        _harness.Dispose();
    }

    [Theory]
    [InlineData(HttpProtocols.Http1)]
    [InlineData(HttpProtocols.Http2)]
    public async Task Run_Succeeds_OneSpanForTheAttemptAndBelowItOneForEachPhase(HttpProtocols protocol)
    {
        await CollectAsync(protocol);
        _harness.Environment["TRACESTATE"] = "vendor=1";
        _harness.Environment["PIPELINE_TRY_NUMBER"] = "2";

        Assert.Equal(ExitCode.Ok, await _harness.RunAsync(new LineCount()));

        IReadOnlyDictionary<string, CollectedSpan> spans = _collector.Trace(_trace);
        CollectedSpan attempt = spans["line-count"];
        Assert.Equal((ParentSpan, "vendor=1", false), (attempt.ParentSpanId, attempt.TraceState, attempt.IsError));
        Approval.Verify(_harness.Scrub(string.Join('\n', attempt.Attributes.Select(pair => $"{pair.Key} = {pair.Value}"))));

        CollectedSpan[] phases = [.. spans.Values.Where(span => span != attempt).OrderBy(span => span.Start)];
        Assert.Equal(
            ["environment", "config", "inputs", "check", "process", "stage", "claim", "complete", "commit", "report"], phases.Select(phase => phase.Name));
        Assert.All(phases, phase => Assert.Equal((attempt.SpanId, false), (phase.ParentSpanId, phase.IsError)));
        Assert.All(phases, phase => Assert.InRange(phase.End, phase.Start, attempt.End));
    }

    [Fact]
    public async Task Run_Succeeds_LogLinesNameTheTraceAndTheSpanOfTheirPhase()
    {
        _harness.Environment["PIPELINE_LOG_LEVEL"] = "debug";
        await _harness.RunAsync(new LineCount());

        IReadOnlyDictionary<string, CollectedSpan> spans = _collector.Trace(_trace);
        Assert.NotEmpty(LogLines());
        Assert.All(LogLines(), line => Assert.Equal(
            (_trace, spans[line.GetProperty("phase").GetString()!].SpanId),
            (line.GetProperty("trace_id").GetString(), line.GetProperty("span_id").GetString())));
    }

    [Fact]
    public async Task Run_NothingElseIsSaid_TheServiceIsTheNodeType()
    {
        _harness.Environment["PIPELINE_POD_UID"] = "pod-1";
        await _harness.RunAsync(new LineCount());

        IReadOnlyDictionary<string, string> resource = _collector.Trace(_trace)["line-count"].Resource;
        Assert.Equal(("line-count", "pod-1"), (resource["service.name"], resource["k8s.pod.uid"]));
        Assert.NotEmpty(resource["service.version"]);
    }

    [Fact]
    public async Task Run_VariablesOfOpenTelemetry_AreHonoured()
    {
        _harness.Environment["OTEL_SERVICE_NAME"] = "bills";
        _harness.Environment["OTEL_RESOURCE_ATTRIBUTES"] = "deployment.environment.name=test,k8s.pod.uid=theirs";
        _harness.Environment["OTEL_EXPORTER_OTLP_HEADERS"] = "x-tenant=finance";
        _harness.Environment["OTEL_SPAN_ATTRIBUTE_COUNT_LIMIT"] = "3";
        _harness.Environment["PIPELINE_POD_UID"] = "pod-1";
        await _harness.RunAsync(new LineCount());

        CollectedSpan attempt = _collector.Trace(_trace)["line-count"];
        Assert.Equal(
            ("bills", "test", "theirs"),
            (attempt.Resource["service.name"], attempt.Resource["deployment.environment.name"], attempt.Resource["k8s.pod.uid"]));
        Assert.Equal(3, attempt.Attributes.Count);
        Assert.All(_collector.Requests, request => Assert.Equal("finance", request["x-tenant"]));
    }

    [Fact]
    public async Task Run_Fails_BothSpansSayWhyAndKeepTheSecret()
    {
        _harness.Environment["TOKEN"] = "s3cr3t-value";
        _harness.Put(ConfigKey, """{ "node_1": { "type": "delegate", "label": "${env:TOKEN}" } }""");
        var node = new DelegateNode((_, _) => throw new BadDataException("report.csv: s3cr3t-value is no number."));

        Assert.Equal(ExitCode.Data, await _harness.RunAsync(node));

        IReadOnlyDictionary<string, CollectedSpan> spans = _collector.Trace(_trace);
        const string Text = "node_1 (delegate) failed in phase process, exit code 65 (data): report.csv: *** is no number.";
        Assert.Equal(["delegate", "process"], spans.Values.Where(span => span.IsError).Select(span => span.Name).Order());
        Assert.All([spans["delegate"], spans["process"]], span => Assert.Equal((Text, "data"), (span.StatusMessage, span.Attributes["error.type"])));
        Assert.Equal(("65", "process"), (spans["delegate"].Attributes["process.exit.code"], spans["delegate"].Attributes["pipeline.failed_phase"]));
        Assert.Empty(spans["process"].Events);
    }

    [Fact]
    public async Task Run_AuthorsBug_CarriesTheExceptionWithoutTheSecret()
    {
        _harness.Environment["TOKEN"] = "s3cr3t-value";
        _harness.Put(ConfigKey, """{ "node_1": { "type": "delegate", "label": "${env:TOKEN}" } }""");
        var node = new DelegateNode((_, _) => throw new InvalidOperationException("s3cr3t-value"));

        Assert.Equal(ExitCode.Software, await _harness.RunAsync(node));

        IReadOnlyDictionary<string, string> happened = Assert.Single(_collector.Trace(_trace)["process"].Events);
        Assert.Equal(("System.InvalidOperationException", "***"), (happened["exception.type"], happened["exception.message"]));
        Assert.Contains(nameof(Run_AuthorsBug_CarriesTheExceptionWithoutTheSecret), happened["exception.stacktrace"], StringComparison.Ordinal);
        Assert.DoesNotContain("s3cr3t", happened["exception.stacktrace"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_NothingToDoAndSkip_IsNoError()
    {
        _harness.Put(ConfigKey, """{ "node_1": { "type": "delegate", "when_empty": "skip" } }""");
        var node = new DelegateNode((run, _) => { run.ReportEmpty("no rows"); return Task.CompletedTask; });

        Assert.Equal(ExitCode.Skipped, await _harness.RunAsync(node));

        Assert.DoesNotContain(_collector.Trace(_trace).Values, span => span.IsError);
        Assert.Equal("99", _collector.Trace(_trace)["delegate"].Attributes["process.exit.code"]);
    }

    [Fact]
    public async Task Run_WrongEnvironment_IsTracedToo()
    {
        _harness.Environment["DAG_KEY"] = "x";

        Assert.Equal(ExitCode.Usage, await _harness.RunAsync(new LineCount()));

        IReadOnlyDictionary<string, CollectedSpan> spans = _collector.Trace(_trace);
        Assert.Equal(["environment", "line-count", "report"], spans.Keys.Order());
        Assert.True(spans["environment"].IsError);
    }

    [Theory]
    [InlineData(true, ExitCode.Terminated)]
    [InlineData(false, ExitCode.Temporary)]
    public async Task Run_Stopped_TheSpansArriveAllTheSame(bool bySignal, ExitCode code)
    {
        _harness.Put(ConfigKey, """{ "node_1": { "type": "delegate" } }""");
        _harness.Environment["PIPELINE_DEADLINE_SECONDS"] = "60";
        var node = new DelegateNode(async (_, token) =>
        {
            if (bySignal)
            {
                await _harness.Signals.StopAsync(PosixSignal.SIGTERM);
            }
            else
            {
                _harness.Time.Advance(TimeSpan.FromSeconds(61));
            }

            await Task.Delay(Timeout.Infinite, token);
        });

        Assert.Equal(code, await _harness.RunAsync(node));

        Assert.True(_collector.Trace(_trace)["process"].IsError);
        Assert.True(_collector.Trace(_trace)["delegate"].IsError);
    }

    [Fact]
    public async Task Run_AuthorsOwnSpan_LiesBelowThePhase()
    {
        using var source = new ActivitySource("delegate");
        _harness.Put(ConfigKey, """{ "node_1": { "type": "delegate" } }""");
        var node = new DelegateNode((_, _) => { using Activity? step = source.StartActivity("parse"); return Task.CompletedTask; });

        await _harness.RunAsync(node);

        IReadOnlyDictionary<string, CollectedSpan> spans = _collector.Trace(_trace);
        Assert.Equal(spans["process"].SpanId, spans["parse"].ParentSpanId);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("00-00000000000000000000000000000000-00f067aa0ba902b7-01")]
    public async Task Run_ParentIsNoSpan_WarnsAndBeginsATrace(string parent)
    {
        _harness.Environment["TRACEPARENT"] = parent;
        _harness.Environment["PIPELINE_RUN_ID"] = _trace;

        Assert.Equal(ExitCode.Ok, await _harness.RunAsync(new LineCount()));

        CollectedSpan attempt = Assert.Single(_collector.Spans, span => span.Name == "line-count" && span.Attributes["pipeline.run"] == _trace);
        Assert.Empty(attempt.ParentSpanId);
        Assert.Equal(
            "TRACEPARENT is not of the form 00-{32 lower-case hex digits}-{16}-{2}; it is ignored, and the trace begins with this attempt",
            Assert.Single(Warnings()));
    }

    [Fact]
    public async Task Run_ParentIsNotSampled_NothingIsSentButTheLogNamesTheTrace()
    {
        _harness.Environment["TRACEPARENT"] = $"00-{_trace}-{ParentSpan}-00";

        Assert.Equal(ExitCode.Ok, await _harness.RunAsync(new LineCount()));

        Assert.Empty(_collector.Trace(_trace));
        Assert.All(LogLines(), line => Assert.Equal(_trace, line.GetProperty("trace_id").GetString()));
    }

    [Theory]
    [InlineData("OTEL_SDK_DISABLED", "true")]
    [InlineData("OTEL_TRACES_EXPORTER", "none")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "")]
    public async Task Run_SwitchedOff_NothingIsSent(string name, string value)
    {
        _harness.Environment[name] = value;

        Assert.Equal(ExitCode.Ok, await _harness.RunAsync(new LineCount()));

        Assert.Empty(_collector.Trace(_trace));
        Assert.Empty(Warnings());
    }

    [Fact]
    public async Task Run_CollectorIsNotThere_PublishesAndSaysSoOnce()
    {
        _harness.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"http://someone:pa55word@127.0.0.1:{LoopbackPort.Free()}";

        Assert.Equal(ExitCode.Ok, await _harness.RunAsync(new LineCount()));

        string warning = Assert.Single(Warnings());
        Assert.StartsWith("The trace of this attempt is not complete at the collector: http://127.0.0.1:", warning, StringComparison.Ordinal);
        Assert.Contains("Connection refused", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("pa55word", _harness.Log, StringComparison.Ordinal);
        Assert.Contains("committed", _harness.Read($"{NodeHarness.Workspace}/node_1/_manifest.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(503, "10000", "it answered 503 Service Unavailable")]
    [InlineData(0, "50", "it did not answer in time")]
    [InlineData(0, "10000", "at the collector: it did not answer within 3 s")]
    public async Task Run_CollectorFailsOrIsSlow_PublishesAndSaysSoOnce(int status, string timeout, string reason)
    {
        await CollectAsync(status: status);
        _harness.Environment["OTEL_EXPORTER_OTLP_TIMEOUT"] = timeout;

        Assert.Equal(ExitCode.Ok, await _harness.RunAsync(new LineCount()));

        Assert.Contains(reason, Assert.Single(Warnings()), StringComparison.Ordinal);
        Assert.Contains("committed", _harness.Read($"{NodeHarness.Workspace}/node_1/_manifest.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_LibraryRefusesAVariable_PublishesAndSaysSo()
    {
        _harness.Environment["OTEL_EXPORTER_OTLP_HEADERS"] = "no pair";

        Assert.Equal(ExitCode.Ok, await _harness.RunAsync(new LineCount()));

        Assert.StartsWith("OpenTelemetry could not be set up from the OTEL_* variables, so that nothing is traced: ", Assert.Single(Warnings()), StringComparison.Ordinal);
    }

    private async Task CollectAsync(HttpProtocols protocol = HttpProtocols.Http1, int status = 200)
    {
        if (_collector is not null)
        {
            await _collector.DisposeAsync();
        }

        _collector = await TraceCollector.StartAsync(protocol, status);
        _harness.Environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = _collector.Url;
        _harness.Environment["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocol == HttpProtocols.Http2 ? "grpc" : "http/protobuf";
    }

    private JsonElement[] LogLines() => [.. _harness.Log.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    private string[] Warnings() =>
        [.. LogLines().Where(line => line.GetProperty("level").GetString() == "warning").Select(line => line.GetProperty("message").GetString()!)];
}
