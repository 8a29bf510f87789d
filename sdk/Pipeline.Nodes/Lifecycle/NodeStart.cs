using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>Makes the author's node, once in a process, and says in one line what is wrong with it.</summary>
internal static class NodeStart
{
    private static Type? _first;

    /// <returns>The exit code of the node's program.</returns>
    public static async Task<int> RunAsync<TNode>(string[] args, IJsonTypeInfoResolver json)
        where TNode : PipelineNode, new()
    {
        string name = typeof(TNode).Name;
        if (Interlocked.CompareExchange(ref _first, typeof(TNode), null) is { } first)
        {
            return Refuse($"{name}: PipelineNode.RunAsync was called a second time in this program, the first time for {first.Name}. "
                + "A program runs one node, once: make a program of its own for each node.");
        }

        NodeDescription description;
        try
        {
            description = Describe(new TNode(), json);
        }
        catch (AuthorException exception)
        {
            return Refuse($"{name} cannot run: {exception.Message}");
        }
        catch (Exception exception)
        {
            Exception thrown = exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;
            return Refuse($"{name} cannot run: its constructor threw {thrown.GetType().Name}: {thrown.Message.TrimEnd('.')}. This is a bug.\n{thrown}");
        }

        return await NodeProgram.RunAsync(description, args);
    }

    /// <exception cref="AuthorException">The node or its config record cannot be used.</exception>
    internal static NodeDescription Describe(PipelineNode node, IJsonTypeInfoResolver json)
    {
        Type config = node.ConfigType;
        if (config.IsAbstract)
        {
            throw new AuthorException(config.Name, $"its config type {config.Name} is abstract, so that no settings can be made. Give PipelineNode<…> a sealed record.");
        }

        try
        {
            return NodeDescription.Of(node, json);
        }
        catch (NotSupportedException)
        {
            throw new AuthorException(
                config.Name, $"{json.GetType().Name} does not know its config type {config.Name}. Add [JsonSerializable(typeof({config.Name}))] to it.");
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            throw new AuthorException(config.Name, exception.Message);
        }
    }

    private static int Refuse(string text)
    {
        StandardStreams.WriteError(text + "\n");
        return (int)ExitCode.Software;
    }
}
