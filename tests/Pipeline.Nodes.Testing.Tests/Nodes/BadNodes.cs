using Pipeline.Nodes.Config;

namespace Pipeline.Nodes.Testing.Tests.Nodes;

/// <summary>A config type that nobody can make.</summary>
public abstract record AbstractSettings(string Label = "");

/// <summary>A config record whose constructor throws.</summary>
public sealed record ThrowingSettings
{
    public ThrowingSettings(string label = "x") => Label = label == "x" ? throw new FormatException("The label is x.") : label;

    public string Label { get; }
}

/// <summary>A config record whose check throws.</summary>
public sealed record UncheckableSettings : IConfigCheck
{
    public IEnumerable<string> FindProblems() => throw new KeyNotFoundException("There is no rule.");
}

/// <summary>Its settings cannot be made.</summary>
public sealed class AbstractNode : PipelineNode<AbstractSettings>
{
    protected override Task ExecuteAsync(NodeRun<AbstractSettings> run, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Its settings throw when they are made.</summary>
public sealed class ThrowingConfigNode : PipelineNode<ThrowingSettings>
{
    protected override Task ExecuteAsync(NodeRun<ThrowingSettings> run, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Its settings throw when they are checked.</summary>
public sealed class UncheckableNode : PipelineNode<UncheckableSettings>
{
    protected override Task ExecuteAsync(NodeRun<UncheckableSettings> run, CancellationToken cancellationToken) => Task.CompletedTask;
}

/// <summary>Does what a test says.</summary>
public sealed class AnyNode : PipelineNode<NoSettings>
{
    private static readonly AsyncLocal<Func<NodeRun, CancellationToken, Task>?> Work = new();

    /// <summary>Says what the nodes that are run from here do.</summary>
    public static NodeTestHost<AnyNode> Doing(Func<NodeRun, CancellationToken, Task> work)
    {
        Work.Value = work;
        return new NodeTestHost<AnyNode>();
    }

    protected override Task ExecuteAsync(NodeRun<NoSettings> run, CancellationToken cancellationToken) => Work.Value!(run, cancellationToken);
}
