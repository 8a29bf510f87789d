using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;

namespace Pipeline.Nodes.Testing.Attempts;

/// <summary>How an attempt ended.</summary>
/// <param name="ExitCode">What its process would have ended with.</param>
/// <param name="Log">Every line that it logged.</param>
/// <param name="Attempt">Its id; null where it ended before it had one.</param>
internal sealed record AttemptEnd(ExitCode ExitCode, IReadOnlyList<LoggedLine> Log, string? Attempt)
{
    /// <summary>The line for a person.</summary>
    public string Message => Log.LastOrDefault(line => LifecycleLog.IsOutcome(line.EventId))?.Message ?? "";
}
