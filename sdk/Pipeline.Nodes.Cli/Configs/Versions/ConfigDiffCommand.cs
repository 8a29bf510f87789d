using System.CommandLine;
using Pipeline.Nodes.Cli.Checks;
using Pipeline.Nodes.Cli.CommandLine;
using Pipeline.Nodes.Cli.Configs.Differences;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Cli.NodeTypes;
using Pipeline.Nodes.Cli.Results;
using Pipeline.Nodes.Cli.Stores;
using Pipeline.Nodes.Lifecycle;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Cli.Configs.Versions;

/// <summary><c>pipeline config diff</c>: how a file here differs from what stands in the bucket.</summary>
internal sealed class ConfigDiffCommand : ReportCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "The config file here, named {pipeline}-{dag-key}.json." };

    private readonly Option<string?> _version = Text(
        "--version", "VERSION", $"Compare with a version that 'pipeline config history' lists: the bucket's id, or {ConfigVersions.RunPrefix}RUN.");

    private readonly TypeOptions _types = new();
    private readonly StoreOptions _store = new();

    public ConfigDiffCommand(ToolHost host)
        : base(host, "diff", "Shows how a config file here differs from what stands in the bucket, and which nodes will do other work.")
    {
        AddAll(_file, _version, _types.Nodes, _types.Schemas, _store.Store, _store.Bucket);
        SetAction(RunAsync);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("pipeline config diff cost-analysis-a7b3c9d2.json", "what a push would change"),
        new("pipeline config diff cost-analysis-a7b3c9d2.json --version run:manual__2026-11-24T06:00:00+00:00", "what changed since this run"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes { get; } =
    [
        "+ is new here, - is gone here, ~ has another value: before -> after. White space and the order of keys make no difference.",
        StoreOptions.Note,
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string file = parsed.GetRequiredValue(_file);
        CheckedConfig config = await _types.CheckFileAndTellAsync(Host, parsed, file, cancellationToken);
        using ToolStore store = _store.Open(Host, parsed, PipelineReference.Of(config.File.Name), config.File.S3.Bucket);
        string key = config.File.Name.ToString();
        string against = store.Root.Describe(key);
        byte[]? other;
        if (parsed.GetValue(_version) is string version)
        {
            LoadedConfig current = await store.FindConfigAsync(cancellationToken);
            other = await new ConfigVersions(store, current, Host.Time).ReadAsync(version, cancellationToken);
            against += $" ({version})";
        }
        else
        {
            SmallObject? found = await store.GetConfigAsync(key, cancellationToken);
            other = found?.Content;
        }

        DifferenceReport report = DifferenceReport.Of(file, config, against, other, store.Environment.Bucket);
        await WriteAsync(parsed, report, ReportJson.All.DifferenceReport, report.ToText);
        return 0;
    }
}
