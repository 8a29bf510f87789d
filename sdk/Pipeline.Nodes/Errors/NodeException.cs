namespace Pipeline.Nodes.Errors;

/// <summary>
/// An expected failure of an attempt: it ends the process with <see cref="ExitCode"/> and one line that a person can act on, without a
/// stack trace. Everything else that a node throws is a bug and ends with 70.
/// </summary>
public abstract class NodeException : Exception
{
    private protected NodeException(ExitCode exitCode, string message, Exception? innerException)
        : base(message, innerException)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(message);
        ExitCode = exitCode;
    }

    /// <summary>The code that the process ends with.</summary>
    public ExitCode ExitCode { get; }

    /// <summary>Whether a later attempt can succeed without a change by a person.</summary>
    public bool RetryHelps => ExitCodeInfo.RetryHelps(ExitCode);

    /// <summary>
    /// What the text speaks of, by name (<c>bucket</c>, <c>key</c>, <c>artifact</c>, <c>pointer</c>, …), for logs and run records.
    /// Never holds a secret. Empty by default.
    /// </summary>
    public IReadOnlyDictionary<string, string> Facts { get; init; } = new Dictionary<string, string>();
}
