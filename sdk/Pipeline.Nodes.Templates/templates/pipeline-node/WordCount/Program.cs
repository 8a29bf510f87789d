using Pipeline.Nodes;
using WordCount;

return await PipelineNode.RunAsync<WordCountNode>(args, WordCountJson.Default);
