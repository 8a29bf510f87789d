using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Testing.Attempts;

/// <summary>How an attempt ended.</summary>
/// <param name="ExitCode">What its process would have ended with.</param>
/// <param name="Log">Every line that it logged.</param>
internal sealed record AttemptEnd(ExitCode ExitCode, IReadOnlyList<LoggedLine> Log)
{
    // The events that say how an attempt ended: succeeded, skipped, failed.
    private const int FirstOutcome = 1005;
    private const int LastOutcome = 1007;

    /// <summary>The line for a person.</summary>
    public string Message => Log.LastOrDefault(line => line.EventId is >= FirstOutcome and <= LastOutcome)?.Message ?? "";
}
