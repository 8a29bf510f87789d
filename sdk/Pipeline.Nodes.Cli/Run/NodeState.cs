namespace Pipeline.Nodes.Cli.Run;

/// <summary>How far a node is.</summary>
internal enum NodeState
{
    /// <summary>Its turn has not come.</summary>
    Waiting,

    /// <summary>Its process runs.</summary>
    Running,

    /// <summary>Its outputs are committed.</summary>
    Published,

    /// <summary>Its outputs had been committed before, by the same work.</summary>
    Unchanged,

    /// <summary>It had nothing to do, or one that it needs had not.</summary>
    Skipped,

    /// <summary>It ended with another exit code than 0 and 99.</summary>
    Failed,

    /// <summary>It was stopped by a signal to the tool.</summary>
    Stopped,

    /// <summary>The run ended before its turn.</summary>
    NotRun,
}
