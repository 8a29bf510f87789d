using System.Text.Json.Serialization;
using Pipeline.Nodes;

return await PipelineNode.RunAsync<LineCount>(args, LineCountJson.Default);

internal sealed record LineCountConfig(string Label = "lines");

[JsonSerializable(typeof(LineCountConfig))]
internal sealed partial class LineCountJson : JsonSerializerContext;

internal sealed class LineCount : PipelineNode<LineCountConfig>
{
    protected override async Task ExecuteAsync(NodeRun<LineCountConfig> run, CancellationToken cancellationToken)
    {
        string report = await run.InputAsync("report.csv", cancellationToken);
        int lines = await File.ReadLinesAsync(report, cancellationToken).CountAsync(cancellationToken);
        await File.WriteAllTextAsync(run.Output("count.txt"), $"{run.Config.Label}: {lines}\n", cancellationToken);
    }
}
