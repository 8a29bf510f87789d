namespace Pipeline.Nodes.Errors;

/// <summary>Try again later: throttled, out of time, a race was lost, or an input changed meanwhile.</summary>
public sealed class TryAgainException : NodeException
{
    /// <summary>Makes the exception that ends the attempt with exit code 75.</summary>
    /// <param name="message">What was found, what was expected, where, and what to do.</param>
    /// <param name="innerException">What caused it, if anything; shown in the log at level debug only.</param>
    /// <exception cref="ArgumentException"><paramref name="message"/> is empty.</exception>
    public TryAgainException(string message, Exception? innerException = null)
        : base(ExitCode.Temporary, message, innerException)
    {
    }
}
