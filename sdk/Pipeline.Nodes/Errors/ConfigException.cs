namespace Pipeline.Nodes.Errors;

/// <summary>The config file is missing or invalid. Names every problem at once, each with its JSON pointer and line.</summary>
public sealed class ConfigException : NodeException
{
    /// <summary>Makes the exception that ends the attempt with exit code 78.</summary>
    /// <param name="fileName">The config file's name, for example <c>cost-analysis-a7b3c9d2.json</c>.</param>
    /// <param name="problems">Every problem that was found; at least one.</param>
    /// <exception cref="ArgumentException"><paramref name="problems"/> is empty.</exception>
    public ConfigException(string fileName, IReadOnlyList<Problem> problems)
        : base(ExitCode.Config, string.Join("; ", problems.Select(problem => Format(fileName, problem))), innerException: null)
    {
        FileName = fileName;
        Problems = problems;
    }

    /// <summary>Makes the exception for a config file that cannot be found or read.</summary>
    /// <param name="message">What was looked for, where, what was found instead, and what to do.</param>
    /// <exception cref="ArgumentException"><paramref name="message"/> is empty.</exception>
    public ConfigException(string message)
        : base(ExitCode.Config, message, innerException: null)
    {
        FileName = null;
        Problems = [new Problem(message)];
    }

    /// <summary>The config file's name; <see langword="null"/> where no file was found.</summary>
    public string? FileName { get; }

    /// <summary>Every problem that was found, in the order of the file.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    private static string Format(string fileName, Problem problem)
    {
        string line = problem.Line > 0 ? $", line {problem.Line}" : "";
        string pointer = string.IsNullOrEmpty(problem.JsonPointer) ? "" : $", {problem.JsonPointer}";
        return $"{fileName}{line}{pointer}: {problem.Text}";
    }
}
