namespace Pipeline.Nodes.Errors;

/// <summary>There is nothing to do, and the config file says that this is no failure.</summary>
public sealed class SkippedException : NodeException
{
    /// <summary>Makes the exception that ends the attempt with exit code 99.</summary>
    /// <param name="message">What was found, what was expected, where, and what to do.</param>
    /// <param name="innerException">What caused it, if anything; shown in the log at level debug only.</param>
    /// <exception cref="ArgumentException"><paramref name="message"/> is empty.</exception>
    public SkippedException(string message, Exception? innerException = null)
        : base(ExitCode.Skipped, message, innerException)
    {
    }
}
