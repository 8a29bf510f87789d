using Pipeline.Nodes;
using Pipeline.Nodes.ChartRenderer;

return await PipelineNode.RunAsync<ChartRendererNode>(args, ChartRendererJson.Default);
