namespace Pipeline.Nodes.Testing.Tests.Nodes;

/// <summary>Says what it was told.</summary>
internal sealed class Guarded : PipelineNode<GuardedConfig>
{
    protected override Task ExecuteAsync(NodeRun<GuardedConfig> run, CancellationToken cancellationToken)
        => File.WriteAllTextAsync(run.Output("words.txt"), $"{run.Config.Words}", cancellationToken);
}
