namespace Pipeline.Nodes.Testing;

/// <summary>Settings as a record; the compiler checks that it is the node's own.</summary>
public static class NodeTestHostExtensions
{
    /// <summary>Sets the node's section from its config record, in place of what was set before. Without it the record's defaults hold.</summary>
    /// <typeparam name="TNode">The node type.</typeparam>
    /// <typeparam name="TConfig">Its config record.</typeparam>
    /// <param name="host">The host.</param>
    /// <param name="config">The settings. They are written to the config file and read from there, so that rules and references hold.</param>
    /// <returns>The host.</returns>
    public static NodeTestHost<TNode> WithConfig<TNode, TConfig>(this NodeTestHost<TNode> host, TConfig config)
        where TNode : PipelineNode<TConfig>, new()
        where TConfig : class
    {
        ArgumentNullException.ThrowIfNull(host);
        ArgumentNullException.ThrowIfNull(config);
        return host.WithSection(host.SectionOf(config));
    }
}
