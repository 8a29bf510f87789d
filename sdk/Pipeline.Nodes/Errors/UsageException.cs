namespace Pipeline.Nodes.Errors;

/// <summary>The environment or the arguments are wrong. Names every problem at once.</summary>
public sealed class UsageException : NodeException
{
    /// <summary>Makes the exception that ends the attempt with exit code 64.</summary>
    /// <param name="problems">Every problem that was found; at least one.</param>
    /// <exception cref="ArgumentException"><paramref name="problems"/> is empty.</exception>
    public UsageException(IReadOnlyList<Problem> problems)
        : base(ExitCode.Usage, string.Join("; ", problems.Select(problem => problem.Text)), innerException: null)
        => Problems = problems;

    /// <summary>Makes the exception from one problem.</summary>
    /// <param name="problem">What was found, what was expected, and what to do.</param>
    /// <exception cref="ArgumentException"><paramref name="problem"/> is empty.</exception>
    public UsageException(string problem)
        : this([new Problem(problem)])
    {
    }

    /// <summary>Every problem that was found, in the order of the variables in the documentation.</summary>
    public IReadOnlyList<Problem> Problems { get; }
}
