using Microsoft.Extensions.Logging;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>What an attempt says of its life. Event ids 1xxx.</summary>
internal static partial class LifecycleLog
{
    /// <summary>Whether an event says how an attempt ended: it succeeded, skipped or failed.</summary>
    public static bool IsOutcome(int eventId) => eventId is >= 1005 and <= 1007;

    [LoggerMessage(1001, LogLevel.Information, "{Type} {ProgramVersion} (Pipeline.Nodes {SdkVersion}): attempt {AttemptId}, run '{RunId}', {Try}.")]
    public static partial void Started(ILogger logger, string type, string programVersion, string sdkVersion, string attemptId, string runId, string @try);

    [LoggerMessage(1002, LogLevel.Information, "Config file {ConfigFile}{Source}: {Choice}. Output folder {OutputFolder}.")]
    public static partial void SectionTaken(ILogger logger, string configFile, string source, string choice, string outputFolder);

    [LoggerMessage(1003, LogLevel.Information, "The config file was edited since this run began. This run goes on with its snapshot {Snapshot}; the next run takes the edit (PIPELINE_CONFIG=latest takes it now).")]
    public static partial void ConfigEdited(ILogger logger, string snapshot);

    [LoggerMessage(1004, LogLevel.Information, "Inputs: {Count} of {Size} from {Folders}.")]
    public static partial void InputsFound(ILogger logger, string count, string size, string folders);

    [LoggerMessage(1005, LogLevel.Information, "{Message}")]
    public static partial void Succeeded(ILogger logger, string message);

    [LoggerMessage(1006, LogLevel.Warning, "{Message}")]
    public static partial void Skipped(ILogger logger, string message);

    [LoggerMessage(1007, LogLevel.Error, "{Message}")]
    public static partial void Failed(ILogger logger, Exception? exception, string message);

    [LoggerMessage(1008, LogLevel.Debug, "Phase {PhaseName}.")]
    public static partial void PhaseEntered(ILogger logger, string phaseName);

    [LoggerMessage(1009, LogLevel.Warning, "{Reason}; publishing what there is, as 'when_empty' says.")]
    public static partial void Empty(ILogger logger, string reason);

    [LoggerMessage(1010, LogLevel.Warning, "Could not write {Path}: {Problem}")]
    public static partial void OrchestratorFileFailed(ILogger logger, string path, string problem);

    [LoggerMessage(1011, LogLevel.Warning, "Could not write the run record {Key}: {Problem}")]
    public static partial void RunRecordFailed(ILogger logger, string key, string problem);

    [LoggerMessage(1012, LogLevel.Warning, "{Warning}")]
    public static partial void EnvironmentWarning(ILogger logger, string warning);

    [LoggerMessage(1013, LogLevel.Warning, "Could not abort the upload of {Key}: {Problem} It is seen by nobody; the store's rule for incomplete uploads removes it.")]
    public static partial void AbortFailed(ILogger logger, string key, string problem);

    [LoggerMessage(1014, LogLevel.Warning, "The node did not stop within {GraceSeconds} s after {Cause}; the process ends without it.")]
    public static partial void NodeDidNotStop(ILogger logger, double graceSeconds, string cause);
}
