using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Results;

/// <summary>What <c>--json</c> prints where a command fails.</summary>
/// <param name="ExitCode">The exit code.</param>
/// <param name="Result">Its name.</param>
/// <param name="Message">One line for a person.</param>
/// <param name="Problems">Each thing that is wrong with a config file or the command line.</param>
internal sealed record FailureReport(int ExitCode, string Result, string Message, IReadOnlyList<ProblemReport> Problems)
{
    public static FailureReport Of(NodeException failure) =>
        new((int)failure.ExitCode, ExitCodeInfo.NameOf(failure.ExitCode), failure.Message, ProblemReport.AllOf(failure));
}
