using Pipeline.Nodes;
using Pipeline.Nodes.Cli.Tests.Nodes;

// One program under several names: each name is a node type.
return Path.GetFileName(Environment.ProcessPath) switch
{
    "data-fetcher" => await PipelineNode.RunAsync<DataFetcher>(args),
    "cost-analyzer" => await PipelineNode.RunAsync<CostAnalyzer>(args),
    "chart-renderer" => await PipelineNode.RunAsync<ChartRenderer>(args),
    "fail" => await PipelineNode.RunAsync<Fail>(args),
    "bug" => await PipelineNode.RunAsync<Bug>(args),
    "wait" => await PipelineNode.RunAsync<Wait>(args),
    "stubborn" => await PipelineNode.RunAsync<Stubborn>(args),
    "nothing-to-do" => await PipelineNode.RunAsync<NothingToDo>(args),
    "crash" => await PipelineNode.RunAsync<Crash>(args),
    "multiples" => await PipelineNode.RunAsync<Multiples>(args),
    "half-done" when args is [] => 0,
    "half-done" => await PipelineNode.RunAsync<HalfDone>(args),
    _ => throw new InvalidOperationException($"{Environment.ProcessPath} is none of the names of the test nodes."),
};
