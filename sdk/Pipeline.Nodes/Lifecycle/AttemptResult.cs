using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Publishing;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>How an attempt ended.</summary>
/// <param name="ExitCode">The process's exit code.</param>
/// <param name="Message">One line for a person: what happened, where, why, what to do.</param>
/// <param name="Facts">What the message speaks of, by name.</param>
/// <param name="Publication">What holds this work now; null where nothing was published.</param>
/// <param name="FailedPhase">The phase that failed; null on success.</param>
/// <param name="Bug">The exception whose stack trace is shown, for exit code 70.</param>
internal sealed record AttemptResult(
    ExitCode ExitCode,
    string Message,
    IReadOnlyDictionary<string, string> Facts,
    Publication? Publication = null,
    string? FailedPhase = null,
    Exception? Bug = null);
