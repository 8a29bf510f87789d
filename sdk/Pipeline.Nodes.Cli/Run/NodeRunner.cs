using Pipeline.Nodes.Cli.NodeTypes;
using Pipeline.Nodes.Cli.Run.Display;
using Pipeline.Nodes.Cli.Run.Processes;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Publishing;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Cli.Run;

/// <summary>Runs one node and finds out what it published. Only its manifest counts as proof.</summary>
internal sealed class NodeRunner(NodeVariables variables, IStore store, RunChoice run, ForwardedSignals signals, TimeProvider time)
{
    /// <summary>Runs the node to its end.</summary>
    /// <exception cref="UsageException">Its program cannot be started.</exception>
    public async Task<NodeOutcome> RunAsync(PlannedNode node, IRunDisplay display)
    {
        Manifest? earlier = await FindEarlierAsync(node);
        // An orchestrator counts the tries of a run; a node does not let a try publish that was there before.
        int tryNumber = Fence.NextTry(earlier, run.Id);
        display.Started(node);
        long start = time.GetTimestamp();
        NodeProcessEnd end = await NodeProcess.RunAsync(
            node.Command, environment => variables.Set(environment, node, tryNumber), line => display.Said(node, line), signals);
        TimeSpan elapsed = time.GetElapsedTime(start);
        if (end.Final is null && EngineFault.Find(node.Command, end.ExitCode, string.Join('\n', end.Stray)) is UnavailableException fault)
        {
            return new NodeOutcome(node, NodeState.Failed, (int)fault.ExitCode, $"{node.Section} ({node.Type}) was not started: {fault.Message}", elapsed, []);
        }

        if (end.ExitCode != (int)ExitCode.Ok)
        {
            NodeState state = end.ExitCode == (int)ExitCode.Skipped ? NodeState.Skipped
                : signals.Stop.IsCancellationRequested ? NodeState.Stopped
                : NodeState.Failed;
            string bug = end.Final?.Exception is string trace ? $"\n{trace}" : "";
            return new NodeOutcome(node, state, end.ExitCode, end.Describe(node) + bug, elapsed, []);
        }

        Manifest? manifest = (await ManifestFile.ReadAsync(store, node.OutputPrefix, CancellationToken.None)).Manifest;
        return manifest is { State: ManifestState.Committed } && manifest.Run == run.Id
            ? new NodeOutcome(node, manifest.Attempt == earlier?.Attempt ? NodeState.Unchanged : NodeState.Published, end.ExitCode, end.Describe(node), elapsed, manifest.Artifacts)
            : new NodeOutcome(
                node,
                NodeState.Failed,
                (int)ExitCode.Software,
                $"{node.Section} ({node.Type}) ended with exit code 0, but {store.Describe(node.OutputPrefix)} holds no commit"
                    + $" of this run. This is a bug of {node.Command.Name}.",
                elapsed,
                []);
    }

    private async Task<Manifest?> FindEarlierAsync(PlannedNode node)
    {
        try
        {
            return (await ManifestFile.ReadAsync(store, node.OutputPrefix, CancellationToken.None)).Manifest;
        }
        catch (BadDataException)
        {
            // The node reads the same file and says what is wrong with it.
            return null;
        }
    }
}
