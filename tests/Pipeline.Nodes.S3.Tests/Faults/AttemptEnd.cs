using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.S3.Tests.Faults;

/// <summary>How an attempt ended.</summary>
/// <param name="Token">Names the attempt in what it publishes.</param>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Message">Its termination message.</param>
/// <param name="Log">Its log.</param>
internal sealed record AttemptEnd(string Token, ExitCode ExitCode, string Message, string Log)
{
    private const string ConditionWarning = "\"event_id\":3004,";

    public bool Succeeded => ExitCode == ExitCode.Ok;

    /// <summary>Whether it published nothing because an earlier attempt of its run had done the same work.</summary>
    public bool FoundItDone => Succeeded && Message.Contains("already published", StringComparison.Ordinal);

    /// <summary>How often it warned that the store honours no conditions.</summary>
    public int ConditionWarnings => Log.Split(ConditionWarning).Length - 1;
}
