namespace Pipeline.Nodes.Errors;

/// <summary>SIGTERM or SIGINT came before the commit; nothing was published.</summary>
public sealed class TerminatedException : NodeException
{
    /// <summary>Makes the exception that ends the attempt with exit code 143.</summary>
    /// <param name="message">What was found, what was expected, where, and what to do.</param>
    /// <param name="innerException">What caused it, if anything; shown in the log at level debug only.</param>
    /// <exception cref="ArgumentException"><paramref name="message"/> is empty.</exception>
    public TerminatedException(string message, Exception? innerException = null)
        : base(ExitCode.Terminated, message, innerException)
    {
    }
}
