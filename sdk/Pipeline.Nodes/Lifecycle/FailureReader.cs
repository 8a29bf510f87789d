using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>Turns whatever ended an attempt into an exit code and one line for a person.</summary>
internal static class FailureReader
{
    /// <param name="exception">What ended the attempt.</param>
    /// <param name="state">What was known of the attempt by then.</param>
    /// <param name="signal">The signal that had come, or null.</param>
    /// <param name="deadlinePassed">Whether the attempt's own deadline had passed.</param>
    public static AttemptResult Read(Exception exception, AttemptState state, string? signal, bool deadlinePassed)
    {
        if (exception is OperationCanceledException)
        {
            exception = Cancellation(state, signal, deadlinePassed) ?? exception;
        }
        else if (LocalDisk.Explains(exception))
        {
            exception = LocalDisk.Translate(exception, "use the local disk");
        }

        if (exception is NodeException expected)
        {
            return new AttemptResult(
                expected.ExitCode, Line(state, expected.ExitCode, expected.Message), expected.Facts, FailedPhase: state.Phases.Current);
        }

        if (exception is AuthorException { InnerException: null } found)
        {
            string problem = $"{found.Member ?? state.Node.Method}: {found.Message}";
            return new AttemptResult(
                ExitCode.Software, Line(state, ExitCode.Software, problem), new Dictionary<string, string>(), FailedPhase: state.Phases.Current);
        }

        (string? member, exception) = exception is AuthorException { InnerException: { } thrown } author ? (author.Member, thrown) : (null, exception);
        string place = member ?? (state.Phases.Current == Phase.Process ? state.Node.Method : "The runtime");
        string text = exception is OutOfMemoryException
            ? $"{place} ran out of memory: its heap may hold {Quantity.Bytes(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes)}. Give the container more (\"resources\" of its"
                + " section), or let the node hold less at once; the stack trace is in the log."
            : $"{place} threw {exception.GetType().Name}: {exception.Message.TrimEnd('.')}. This is a bug; the stack trace is in the log.";
        return new AttemptResult(
            ExitCode.Software, Line(state, ExitCode.Software, text), new Dictionary<string, string>(), FailedPhase: state.Phases.Current, Bug: exception);
    }

    private static NodeException? Cancellation(AttemptState state, string? signal, bool deadlinePassed)
    {
        if (signal is not null)
        {
            return new TerminatedException($"{signal} came before the commit; nothing was published. Run the node again.");
        }

        return deadlinePassed
            ? new TryAgainException(
                $"The attempt's deadline of {state.Environment!.Deadline!.Value.TotalSeconds:0} s (PIPELINE_DEADLINE_SECONDS) passed before the commit; nothing was published. Try again, or allow more time.")
            : null;
    }

    private static string Line(AttemptState state, ExitCode code, string text)
    {
        string who = state.Config is null ? state.Node.Name : $"{state.Identity!.Section} ({state.Node.Name})";
        string verb = code == ExitCode.Skipped ? "skipped" : "failed";
        return $"{who} {verb} in phase {state.Phases.Current}, exit code {(int)code} ({ExitCodeInfo.NameOf(code)}): {text}".ReplaceLineEndings(" ");
    }
}
