using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Nodes.Lifecycle;

namespace Pipeline.Nodes;

/// <summary>
/// A node type: one program that takes its section of a config file, reads what earlier nodes published, and publishes its own outputs.
/// Derive from <see cref="PipelineNode{TConfig}"/>.
/// </summary>
public abstract class PipelineNode
{
    private protected PipelineNode()
    {
    }

    internal abstract Type ConfigType { get; }

    /// <summary>Runs one attempt of a node and returns the exit code for the process. Call it once, from the program's entry point.</summary>
    /// <typeparam name="TNode">The node type.</typeparam>
    /// <param name="args">The program's arguments: none, or one of <c>--help</c>, <c>--version</c>, <c>--schema</c>, <c>--explain</c>.</param>
    /// <returns>An exit code of <see cref="Errors.ExitCode"/>. Never throws for a failure of the attempt.</returns>
    [RequiresUnreferencedCode("The config record is read by reflection. To compile ahead of time, pass a JsonSerializerContext.")]
    [RequiresDynamicCode("The config record is read by reflection. To compile ahead of time, pass a JsonSerializerContext.")]
    public static Task<int> RunAsync<TNode>(string[] args)
        where TNode : PipelineNode, new()
        => NodeStart.RunAsync<TNode>(args, new DefaultJsonTypeInfoResolver());

    /// <summary>Runs one attempt of a node that may be compiled ahead of time.</summary>
    /// <typeparam name="TNode">The node type.</typeparam>
    /// <param name="args">The program's arguments: none, or one of <c>--help</c>, <c>--version</c>, <c>--schema</c>, <c>--explain</c>.</param>
    /// <param name="json">A context with <c>[JsonSerializable(typeof(TheConfigRecord))]</c>.</param>
    /// <returns>An exit code of <see cref="Errors.ExitCode"/>. Never throws for a failure of the attempt.</returns>
    public static Task<int> RunAsync<TNode>(string[] args, JsonSerializerContext json)
        where TNode : PipelineNode, new()
        => NodeStart.RunAsync<TNode>(args, json);

    internal abstract NodeRun CreateRun(RunContext context, object config);

    internal abstract Task ExecuteRunAsync(NodeRun run, CancellationToken cancellationToken);
}
