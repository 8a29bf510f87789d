namespace Pipeline.Nodes.Errors;

/// <summary>The data is not there: an upstream node has not published it for this run, or the source does not have it.</summary>
public sealed class NoInputException : NodeException
{
    /// <summary>Makes the exception that ends the attempt with exit code 66.</summary>
    /// <param name="message">What was found, what was expected, where, and what to do.</param>
    /// <param name="innerException">What caused it, if anything; shown in the log at level debug only.</param>
    /// <exception cref="ArgumentException"><paramref name="message"/> is empty.</exception>
    public NoInputException(string message, Exception? innerException = null)
        : base(ExitCode.NoInput, message, innerException)
    {
    }
}
