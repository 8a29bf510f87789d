using Pipeline.Nodes;
using Pipeline.Nodes.EndToEnd.Regroup;

return await PipelineNode.RunAsync<RegroupNode>(args);
