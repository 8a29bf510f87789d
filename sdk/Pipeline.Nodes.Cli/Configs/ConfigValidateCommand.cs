using System.CommandLine;
using Pipeline.Nodes.Cli.Checks;
using Pipeline.Nodes.Cli.CommandLine;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Cli.NodeTypes;
using Pipeline.Nodes.Cli.Results;
using Pipeline.Nodes.Diagnostics;

namespace Pipeline.Nodes.Cli.Configs;

/// <summary><c>pipeline config validate</c>: what a node would reject, before anything is uploaded.</summary>
internal sealed class ConfigValidateCommand : ReportCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "The config file, named {pipeline}-{dag-key}.json." };
    private readonly TypeOptions _types = new();

    public ConfigValidateCommand(ToolHost host)
        : base(host, "validate", "Checks a config file on this machine and tells every problem at once, or the order of its nodes.")
    {
        AddAll(_file, _types.Nodes, _types.Schemas);
        SetAction(RunAsync);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("pipeline config validate cost-analysis-a7b3c9d2.json", "checks it; nothing is asked of a bucket"),
        new("pipeline config validate my-pipeline-0123abcd.json --schemas schemas", "knows your own node types, too"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes { get; } =
    [
        "Checked are syntax, the common keys, the graph, and every section of a known type. Rules across the settings of a section its\n"
            + "node's program tells, where it is found. What secrets give is seen when the node runs.",
        "Exit codes: 0 valid; 78 not.",
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        CheckedConfig config = await _types.CheckFileAsync(Host, parsed, parsed.GetRequiredValue(_file), cancellationToken);
        ValidationReport report = ValidationReport.Of(config);
        await WriteAsync(parsed, report, ReportJson.All.ValidationReport, () => TextOf(report));
        return 0;
    }

    private string TextOf(ValidationReport report)
    {
        string table = TableText.Of(
            Host,
            ["Section", "Type", "Reads", "Writes", "After"],
            report.Nodes.Select(node => new ReportCell[]
            {
                node.Section, node.Type ?? "(none)", string.Join(", ", node.Reads), node.Writes, string.Join(", ", node.Needs),
            }));
        string notes = string.Concat(report.Nodes.Select(node => node.Note).Append(report.BucketNote).Where(note => note is not null).Select(note => $"{note}\n"));
        return $"{report.File} is valid: {Quantity.Count(report.Nodes.Count(node => node.Type is not null), "node")}, workspace {report.Workspace} in {report.Bucket}\n{table}{notes}";
    }
}
