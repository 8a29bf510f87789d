using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Cli.Run.Processes;
using Pipeline.Nodes.Diagnostics;

namespace Pipeline.Nodes.Cli.Run.Display;

/// <summary>A line for each thing that happens: for logs, and for terminals that cannot redraw.</summary>
internal sealed class PlainLines(ToolHost host, bool verbose) : IRunDisplay
{
    public void Started(PlannedNode node) => Write(node, "started");

    public void Said(PlannedNode node, NodeLogLine line)
    {
        if (DisplayText.Shows(line, verbose))
        {
            host.Error.WriteLine(DisplayText.LogLine(node, line));
        }
        else if (line.IsProgress)
        {
            Write(node, line.Message);
        }
    }

    public void Ended(NodeOutcome outcome) => Write(outcome.Node, outcome.State switch
    {
        NodeState.Published => $"published {DisplayText.Published(outcome)} in {Quantity.Duration(outcome.Elapsed)}",
        NodeState.Unchanged => $"unchanged: {DisplayText.Published(outcome)} were published before",
        NodeState.Skipped when outcome.ExitCode is null => $"skipped: {outcome.Message}",
        NodeState.Skipped => $"skipped after {Quantity.Duration(outcome.Elapsed)}: {outcome.Message}",
        NodeState.NotRun => $"not run: {outcome.Message}",
        _ => $"{NodeStateText.Of(outcome.State)} with {DisplayText.Code(outcome.ExitCode!.Value)}"
            + $" after {Quantity.Duration(outcome.Elapsed)}",
    });

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private void Write(PlannedNode node, string text) => host.Error.WriteLine($"[{node.Place}] {node.Section} ({node.Type}) {text}");
}
