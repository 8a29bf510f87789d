using Pipeline.Nodes.Cli.CommandLine;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Run.Results;

/// <summary>Why a run ended before its end, in the node's own words, and how to go on.</summary>
internal static class EndText
{
    /// <summary>The text; <see langword="null"/> where all was published or skipped.</summary>
    public static string? Of(RunOptions options, IReadOnlyList<NodeOutcome> outcomes)
    {
        NodeOutcome? end = outcomes.FirstOrDefault(outcome => outcome.State is NodeState.Failed or NodeState.Stopped)
            ?? outcomes.FirstOrDefault(outcome => outcome.State == NodeState.NotRun);
        if (end is null)
        {
            return null;
        }

        string advice = end.State == NodeState.Failed && !ExitCodeInfo.RetryHelps((ExitCode)end.ExitCode!.Value) ? "Mend that, then go on with" : "Go on with";
        string command = end == outcomes[0] ? options.ToRunAgain() : options.ToContinueAt(end.Node.Section);
        string message = end.State == NodeState.NotRun ? $"{end.Node.Section} ({end.Node.Type}) was not run: {end.Message}" : end.Message;
        return $"{PipelineTool.Name}: {message}\n{advice}: {command}";
    }
}
