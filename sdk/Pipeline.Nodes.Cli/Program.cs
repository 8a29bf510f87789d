using Pipeline.Nodes.Cli.CommandLine;
using Pipeline.Nodes.Cli.Host;

return await PipelineTool.RunAsync(args, ToolHost.OfThisProcess());
