namespace Pipeline.Nodes.Cli.Tests.Nodes;

internal sealed record NothingToDoConfig;

/// <summary>Finds its input empty.</summary>
internal sealed class NothingToDo : PipelineNode<NothingToDoConfig>
{
    protected override Task ExecuteAsync(NodeRun<NothingToDoConfig> run, CancellationToken cancellationToken)
    {
        run.ReportEmpty("input.csv holds a header and no rows");
        return Task.CompletedTask;
    }
}
