namespace Pipeline.Nodes.Errors;

/// <summary>The store or the source cannot be reached, or answers with server errors only.</summary>
public sealed class UnavailableException : NodeException
{
    /// <summary>Makes the exception that ends the attempt with exit code 69.</summary>
    /// <param name="message">What was found, what was expected, where, and what to do.</param>
    /// <param name="innerException">What caused it, if anything; shown in the log at level debug only.</param>
    /// <exception cref="ArgumentException"><paramref name="message"/> is empty.</exception>
    public UnavailableException(string message, Exception? innerException = null)
        : base(ExitCode.Unavailable, message, innerException)
    {
    }
}
