using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Results;

/// <summary>One thing that is wrong.</summary>
/// <param name="Text">What was found, what was expected, and what to do.</param>
/// <param name="Pointer">The JSON pointer of the place in the config file.</param>
/// <param name="Line">Its line, from 1.</param>
internal sealed record ProblemReport(string Text, string? Pointer, int? Line)
{
    /// <summary>Everything that a failure names.</summary>
    public static IReadOnlyList<ProblemReport> AllOf(NodeException failure) =>
    [
        .. ((failure as ConfigException)?.Problems ?? (failure as UsageException)?.Problems ?? [])
            .Select(problem => new ProblemReport(problem.Text, problem.JsonPointer, problem.Line > 0 ? problem.Line : null)),
    ];
}
