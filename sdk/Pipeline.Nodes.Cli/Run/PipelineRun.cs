using Pipeline.Nodes.Cli.Run.Display;
using Pipeline.Nodes.Cli.Run.Processes;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Run;

/// <summary>Runs the nodes of a plan one after another, to the first that fails.</summary>
internal static class PipelineRun
{
    /// <summary>Runs the plan.</summary>
    /// <returns>What became of each node, in the plan's order.</returns>
    public static async Task<IReadOnlyList<NodeOutcome>> RunAsync(
        IReadOnlyList<PlannedNode> plan, NodeRunner runner, IRunDisplay display, ForwardedSignals signals)
    {
        List<NodeOutcome> outcomes = [];
        foreach (PlannedNode node in plan)
        {
            NodeOutcome outcome = WithoutProcess(node, outcomes, signals) ?? await runner.RunAsync(node, display);
            outcomes.Add(outcome);
            display.Ended(outcome);
        }

        return outcomes;
    }

    /// <summary>The tool's exit code: that of the node that failed, 143 after a signal that left something undone, else 0.</summary>
    public static int ExitCodeOf(IReadOnlyList<NodeOutcome> outcomes) =>
        outcomes.FirstOrDefault(outcome => outcome.State == NodeState.Failed) is NodeOutcome failed ? failed.ExitCode!.Value
        : outcomes.Any(outcome => outcome.State is NodeState.Stopped or NodeState.NotRun) ? (int)ExitCode.Terminated
        : (int)ExitCode.Ok;

    private static NodeOutcome? WithoutProcess(PlannedNode node, List<NodeOutcome> before, ForwardedSignals signals)
    {
        if (before.Find(outcome => outcome.State is NodeState.Failed or NodeState.Stopped) is NodeOutcome end)
        {
            return NodeOutcome.WithoutProcess(node, NodeState.NotRun, $"{end.Node.Section} {NodeStateText.Of(end.State)} before it.");
        }

        if (signals.Stop.IsCancellationRequested)
        {
            return NodeOutcome.WithoutProcess(node, NodeState.NotRun, "a signal ended the run before it.");
        }

        // As Airflow does it: a task whose upstream was skipped is skipped.
        NodeOutcome? skipped = before.Find(outcome => outcome.State == NodeState.Skipped && node.Needs.Contains(outcome.Node.Section));
        return skipped is not null
            ? NodeOutcome.WithoutProcess(node, NodeState.Skipped, $"{skipped.Node.Section}, which it needs, was skipped.")
            : null;
    }
}
