using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Diagnostics.Tracing;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>The trace of one attempt: a span for the attempt, and below it one for each phase. Without a listener it does nothing.</summary>
internal sealed class AttemptTrace
{
    private readonly TraceExport? _export;
    private readonly List<string> _warnings = [];

    /// <summary>Begins the attempt's span, and to export where the environment asks for it.</summary>
    public AttemptTrace(NodeDescription node, IConfiguration configuration)
    {
        TraceSettings settings = TraceSettings.Read(configuration);
        _warnings.AddRange(settings.Warnings);
        _export = settings.IsOn ? BeginExport(node, configuration) : null;
        TraceParent parent = TraceParent.Read(configuration);
        Span = SpanSource.Begin(node.Name, parent.Context);
        if (Span is not null && parent.Warning is { } warning)
        {
            _warnings.Add(warning);
        }
    }

    /// <summary>The attempt's span; <see langword="null"/> where nobody listens.</summary>
    public Activity? Span { get; }

    /// <summary>What is wrong with the variables, one line each.</summary>
    public IReadOnlyList<string> Warnings => _warnings;

    /// <summary>Says on the spans of the attempt and of its current phase how it ended.</summary>
    /// <param name="state">What is known of the attempt.</param>
    /// <param name="result">How it ended; free of secrets.</param>
    /// <param name="redactor">Blots secrets out of the stack trace.</param>
    public void Tell(AttemptState state, AttemptResult result, Redactor redactor)
    {
        if (Span is null)
        {
            return;
        }

        foreach ((string name, object? value) in TraceAttributes.Of(state, result))
        {
            Span.SetTag(name, value);
        }

        if (result.ExitCode is ExitCode.Ok or ExitCode.Skipped)
        {
            return;
        }

        Fail(Span, result, redactor);
        if (state.Phases.Span is { } phase)
        {
            Fail(phase, result, redactor);
        }
    }

    /// <summary>Ends the attempt's span and sends what is left. Call it once, after the last phase.</summary>
    public void End(ILogger log)
    {
        Span?.Dispose();
        _export?.End(log);
    }

    private static void Fail(Activity span, AttemptResult result, Redactor redactor)
    {
        span.SetStatus(ActivityStatusCode.Error, result.Message);
        span.SetTag("error.type", ExitCodeInfo.NameOf(result.ExitCode));
        if (result.Bug is { } bug)
        {
            span.AddEvent(new ActivityEvent("exception", tags: new ActivityTagsCollection
            {
                ["exception.type"] = bug.GetType().FullName,
                ["exception.message"] = redactor.Redact(bug.Message),
                ["exception.stacktrace"] = redactor.Redact(bug.ToString()),
            }));
        }
    }

    private TraceExport? BeginExport(NodeDescription node, IConfiguration configuration)
    {
        string? pod = configuration[EnvironmentNames.PodUid];
        try
        {
            return TraceExport.Begin(
                configuration, node.Name, node.Version, string.IsNullOrEmpty(pod) ? [] : [new("k8s.pod.uid", pod)]);
        }
        catch (Exception exception)
        {
            // Whatever it is, the work of the node does not depend on it.
            _warnings.Add($"OpenTelemetry could not be set up from the OTEL_* variables, so that nothing is traced: {exception.Message}");
            return null;
        }
    }
}
