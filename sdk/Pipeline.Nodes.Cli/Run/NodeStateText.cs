namespace Pipeline.Nodes.Cli.Run;

/// <summary>The states of a node in words.</summary>
internal static class NodeStateText
{
    /// <summary>One or two words.</summary>
    public static string Of(NodeState state) => state switch
    {
        NodeState.Waiting => "waiting",
        NodeState.Running => "running",
        NodeState.Published => "published",
        NodeState.Unchanged => "unchanged",
        NodeState.Skipped => "skipped",
        NodeState.Failed => "failed",
        NodeState.Stopped => "stopped",
        _ => "not run",
    };
}
