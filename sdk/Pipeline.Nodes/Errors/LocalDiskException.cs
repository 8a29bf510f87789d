namespace Pipeline.Nodes.Errors;

/// <summary>The local disk is full, read-only or failing.</summary>
public sealed class LocalDiskException : NodeException
{
    /// <summary>Makes the exception that ends the attempt with exit code 74.</summary>
    /// <param name="message">What was found, what was expected, where, and what to do.</param>
    /// <param name="innerException">What caused it, if anything; shown in the log at level debug only.</param>
    /// <exception cref="ArgumentException"><paramref name="message"/> is empty.</exception>
    public LocalDiskException(string message, Exception? innerException = null)
        : base(ExitCode.InputOutput, message, innerException)
    {
    }
}
