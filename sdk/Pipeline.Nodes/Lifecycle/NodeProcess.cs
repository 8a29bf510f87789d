using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>The process of one attempt: environment, signals, deadline, the attempt itself, and its report.</summary>
internal sealed class NodeProcess(
    NodeDescription node,
    IConfiguration configuration,
    IStoreFactory stores,
    OrchestratorFiles files,
    LogOutput logs,
    StopSignals signals,
    TimeProvider time,
    Action<string>? phaseEntered = null)
{
    private static readonly TimeSpan AbortTimeout = TimeSpan.FromSeconds(5);

    private readonly LogScope _scope = new();
    private ILogger? _log;

    /// <summary>The attempt's id; null where the environment could not be read.</summary>
    public string? Attempt => _scope.Attempt;

    public async Task<ExitCode> RunAsync()
    {
        var trace = new AttemptTrace(node, configuration);
        var phases = new PhaseClock(time, _scope, trace.Span, phaseEntered);
        var state = new AttemptState(node, phases);
        CancellationTokenSource? deadline = null;
        AttemptResult result;
        try
        {
            NodeEnvironment environment = EnvironmentReader.Read(configuration);
            state.Environment = environment;
            deadline = environment.Deadline is { } limit ? new CancellationTokenSource(limit, time) : null;
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(signals.Token, deadline?.Token ?? CancellationToken.None);
            state.Identity = RunIdentity.Of(node, environment, time.GetUtcNow());
            _scope.Run = state.Identity.Run;
            _scope.Attempt = state.Identity.Attempt;
            _log = logs.Create(environment.LogFormat, environment.LogLevel, _scope);
            Introduce(state.Identity);
            Warn(trace);
            var executor = new NodeExecutor(time, () => signals.Received ?? "the deadline", _log);
            var section = new SectionReading(state, stores, EnvironmentReader.Lookup(configuration), _scope, _log);
            result = await new Attempt(state, section, time, _log).RunAsync(executor, stop.Token);
        }
        catch (Exception exception)
        {
            if (_log is null)
            {
                _log = logs.Create(EnvironmentReader.LogFormatOf(configuration), LogLevel.Information, _scope);
                Warn(trace);
            }

            result = FailureReader.Read(exception, state, signals.Received, deadline is { IsCancellationRequested: true });
            await AbandonAsync(state);
        }
        finally
        {
            deadline?.Dispose();
        }

        signals.Conclude(result.ExitCode);
        await new AttemptReport(state, trace, files, time, _log).WriteAsync(result);
        phases.Dispose();
        trace.End(_log);
        return result.ExitCode;
    }

    private void Introduce(RunIdentity identity)
    {
        LifecycleLog.Started(
            _log!, node.Name, node.Version, ProgramInfo.SdkVersion, identity.Attempt, identity.Run,
            identity.Try is { } number ? $"try {number}" : "no try number given");
    }

    private void Warn(AttemptTrace trace)
    {
        foreach (string warning in EnvironmentReader.FindUnknownNames(configuration).Concat(trace.Warnings))
        {
            LifecycleLog.EnvironmentWarning(_log!, warning);
        }
    }

    /// <summary>Aborts what was uploaded, unless a claim may name it: then whoever takes over aborts it.</summary>
    private async Task AbandonAsync(AttemptState state)
    {
        if (state.Outputs is null || state.Publisher is { MayHaveClaimed: true })
        {
            return;
        }

        using var timeout = new CancellationTokenSource(AbortTimeout, time);
        foreach (UploadReference upload in state.Outputs.Uploads)
        {
            try
            {
                await state.File!.Workspace.AbortUploadAsync(upload, timeout.Token);
            }
            catch (Exception exception) when (exception is NodeException or OperationCanceledException)
            {
                LifecycleLog.AbortFailed(_log!, upload.Key, exception.Message);
            }
        }
    }
}
