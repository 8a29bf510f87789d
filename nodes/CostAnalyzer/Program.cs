using Pipeline.Nodes;
using Pipeline.Nodes.CostAnalyzer;

return await PipelineNode.RunAsync<CostAnalyzerNode>(args, CostAnalyzerJson.Default);
