using Pipeline.Nodes.Cli.Run.Processes;

namespace Pipeline.Nodes.Cli.Run.Display;

/// <summary>What a person sees while a pipeline runs. Disposing it leaves the last picture on the screen.</summary>
internal interface IRunDisplay : IAsyncDisposable
{
    /// <summary>A node's process begins.</summary>
    void Started(PlannedNode node);

    /// <summary>A node wrote a line. It may come on any thread.</summary>
    void Said(PlannedNode node, NodeLogLine line);

    /// <summary>A node ended, or will not be run.</summary>
    void Ended(NodeOutcome outcome);
}
