using Pipeline.Nodes;
using Pipeline.Nodes.DataFetcher;

return await PipelineNode.RunAsync<DataFetcherNode>(args, DataFetcherJson.Default);
