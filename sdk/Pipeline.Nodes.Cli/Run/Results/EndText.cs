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

        bool again = end == outcomes[0];
        string advice = $"{(PassesByItself(end) ? "" : "Fix that, then ")}{(again ? "run it again" : "go on")} with";
        string command = again ? options.ToRunAgain() : options.ToContinueAt(end.Node.Section);
        string message = end.State == NodeState.NotRun ? $"{end.Node.Section} ({end.Node.Type}) was not run: {end.Message}" : end.Message;
        return $"{PipelineTool.Name}: {message}\n{char.ToUpperInvariant(advice[0])}{advice[1..]}: {command}";
    }

    // A missing input or a full disk may be another one at an orchestrator's next try; on this machine it is not.
    private static bool PassesByItself(NodeOutcome end) =>
        end.State != NodeState.Failed || (ExitCode)end.ExitCode!.Value is ExitCode.Unavailable or ExitCode.Temporary or ExitCode.Terminated;
}
