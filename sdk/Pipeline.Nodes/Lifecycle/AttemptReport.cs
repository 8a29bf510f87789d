using System.Text.Json;
using Microsoft.Extensions.Logging;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Publishing;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>The phase <c>report</c>: log, run record, XCom and termination message, on success and on failure.</summary>
internal sealed class AttemptReport(AttemptState state, AttemptTrace trace, OrchestratorFiles files, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan RecordTimeout = TimeSpan.FromSeconds(10);

    public async Task WriteAsync(AttemptResult result)
    {
        Redactor redactor = state.Redactor;
        result = result with
        {
            Message = redactor.Redact(result.Message),
            Facts = result.Facts.ToDictionary(fact => fact.Key, fact => redactor.Redact(fact.Value)),
        };
        Say(result);
        trace.Tell(state, result, redactor);
        state.Phases.Enter(Phase.Report, log);
        await WriteRecordAsync(result);
        files.WriteXCom(XCom(result), log);
        files.WriteTerminationMessage(result.Message, log);
    }

    private void Say(AttemptResult result)
    {
        switch (result.ExitCode)
        {
            case ExitCode.Ok:
                LifecycleLog.Succeeded(log, result.Message);
                break;
            case ExitCode.Skipped:
                LifecycleLog.Skipped(log, result.Message);
                break;
            default:
                LifecycleLog.Failed(log, result.Bug, result.Message);
                break;
        }
    }

    private async Task WriteRecordAsync(AttemptResult result)
    {
        if (state.Config is null)
        {
            return;
        }

        RunIdentity identity = state.Identity!;
        int @try = state.Publisher?.Me.Try ?? identity.Try ?? 1;
        string key = RunKey.Record(state.File!.WorkspacePrefix, identity, @try);
        try
        {
            byte[] content = JsonSerializer.SerializeToUtf8Bytes(Record(result, @try), ManifestJson.Default.RunRecord);
            using var timeout = new CancellationTokenSource(RecordTimeout, time);
            await state.File.Workspace.PutAsync(key, content, WriteCondition.Absent, timeout.Token);
        }
        catch (Exception exception) when (exception is NodeException or OperationCanceledException or IOException)
        {
            LifecycleLog.RunRecordFailed(log, key, exception.Message);
        }
    }

    private RunRecord Record(AttemptResult result, int @try)
    {
        RunIdentity identity = state.Identity!;
        return new RunRecord
        {
            RecordVersion = RunRecord.CurrentVersion,
            Pipeline = identity.Pipeline,
            DagKey = identity.DagKey,
            Section = identity.Section,
            Type = identity.Type,
            Run = identity.Run,
            Try = @try,
            Pod = identity.Pod,
            Attempt = identity.Attempt,
            MapIndex = identity.MapIndex,
            ExitCode = (int)result.ExitCode,
            Result = ExitCodeInfo.NameOf(result.ExitCode),
            FailedPhase = result.FailedPhase,
            Message = result.Message,
            RetryHelps = ExitCodeInfo.RetryHelps(result.ExitCode),
            Facts = result.Facts,
            OutputFolder = state.Config!.OutputFolder,
            PublishedBy = result.Publication?.Manifest.Attempt,
            ManifestSha256 = result.Publication?.Sha256,
            Artifacts = result.Publication?.Manifest.Artifacts,
            Inputs = [.. state.Inputs.Select(input => input.Entry)],
            Counters = state.Counters?.Snapshot() ?? [],
            Phases = state.Phases.Done,
            ConfigSha256 = state.File!.Sha256,
            SdkVersion = ProgramInfo.SdkVersion,
            ProgramVersion = state.Node.Version,
            StartedAt = state.Phases.StartedAt,
            EndedAt = time.GetUtcNow(),
        };
    }

    private XComValue XCom(AttemptResult result) => new()
    {
        ExitCode = (int)result.ExitCode,
        Result = ExitCodeInfo.NameOf(result.ExitCode),
        Message = result.Message,
        Manifest = result.Publication is null ? null : state.File!.Workspace.Describe(state.OutputPrefix + ReservedNames.Manifest),
        ManifestSha256 = result.Publication?.Sha256,
        ArtifactCount = result.Publication?.Manifest.Artifacts.Count,
        ArtifactBytes = result.Publication?.Manifest.Artifacts.Sum(artifact => artifact.Bytes),
        Counters = state.Counters?.Snapshot(),
    };
}
