namespace Pipeline.Nodes.Errors;

/// <summary>This data is bad, and will be bad again: it was rejected, or its bytes do not match its checksum.</summary>
public sealed class BadDataException : NodeException
{
    /// <summary>Makes the exception that ends the attempt with exit code 65.</summary>
    /// <param name="message">What was found, what was expected, where, and what to do.</param>
    /// <param name="innerException">What caused it, if anything; shown in the log at level debug only.</param>
    /// <exception cref="ArgumentException"><paramref name="message"/> is empty.</exception>
    public BadDataException(string message, Exception? innerException = null)
        : base(ExitCode.Data, message, innerException)
    {
    }
}
