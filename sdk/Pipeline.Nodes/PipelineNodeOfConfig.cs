using Pipeline.Nodes.Lifecycle;

namespace Pipeline.Nodes;

/// <summary>A node type whose settings are a record of type <typeparamref name="TConfig"/>.</summary>
/// <typeparam name="TConfig">
/// The node's section of the config file. Its members are constructor parameters with constant defaults
/// (<c>record Settings(int ChartDpi = 300)</c>); a parameter without a default is a required setting. The key of <c>ChartDpi</c> is
/// <c>chart_dpi</c>. Rules across settings: <see cref="Config.IConfigCheck"/>.
/// </typeparam>
public abstract class PipelineNode<TConfig> : PipelineNode
    where TConfig : class
{
    /// <summary>Makes the node. The host creates one instance per process.</summary>
    protected PipelineNode()
    {
    }

    internal sealed override Type ConfigType => typeof(TConfig);

    /// <summary>
    /// Does the node's work. It is called once. What it wrote is published after it returned; when it throws, nothing is.
    /// </summary>
    /// <param name="run">The inputs, the outputs and the settings of this attempt.</param>
    /// <param name="cancellationToken">Tripped by SIGTERM, SIGINT and the attempt's deadline. Pass it on.</param>
    /// <returns>A task that ends when all outputs are written.</returns>
    /// <exception cref="Errors.NodeException">An expected failure; its type chooses the exit code. Any other exception is a bug: exit code 70.</exception>
    protected abstract Task ExecuteAsync(NodeRun<TConfig> run, CancellationToken cancellationToken);

    internal sealed override NodeRun CreateRun(RunContext context, object config) => new NodeRun<TConfig>(context, (TConfig)config);

    internal sealed override Task ExecuteRunAsync(NodeRun run, CancellationToken cancellationToken)
        => ExecuteAsync((NodeRun<TConfig>)run, cancellationToken);
}
