namespace Pipeline.Nodes.Cli.Tests.Nodes;

internal sealed record DataFetcherConfig(string DataUrl, int Timeout = 30);

/// <summary>Stands for the real one: publishes three lines and asks nobody for them.</summary>
internal sealed class DataFetcher : PipelineNode<DataFetcherConfig>
{
    protected override async Task ExecuteAsync(NodeRun<DataFetcherConfig> run, CancellationToken cancellationToken)
    {
        await File.WriteAllTextAsync(run.Output("input.csv"), "name,cost\na,1\nb,2\n", cancellationToken);
        run.SetOutputRows("input.csv", 2);
    }
}
