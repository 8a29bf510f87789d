namespace Pipeline.Nodes.Errors;

/// <summary>Access was denied, or a safety policy forbids what was asked.</summary>
public sealed class AccessDeniedException : NodeException
{
    /// <summary>Makes the exception that ends the attempt with exit code 77.</summary>
    /// <param name="message">What was found, what was expected, where, and what to do.</param>
    /// <param name="innerException">What caused it, if anything; shown in the log at level debug only.</param>
    /// <exception cref="ArgumentException"><paramref name="message"/> is empty.</exception>
    public AccessDeniedException(string message, Exception? innerException = null)
        : base(ExitCode.Denied, message, innerException)
    {
    }
}
