using Pipeline.Nodes.Lifecycle;

namespace Pipeline.Nodes;

/// <summary>One attempt of a node, with its settings.</summary>
/// <typeparam name="TConfig">The node's config record.</typeparam>
public sealed class NodeRun<TConfig> : NodeRun
    where TConfig : class
{
    internal NodeRun(RunContext context, TConfig config)
        : base(context)
        => Config = config;

    /// <summary>The node's settings: what the section says, and the record's defaults elsewhere. References are resolved.</summary>
    public TConfig Config { get; }
}
