using System.CommandLine;
using Pipeline.Nodes.Cli.CommandLine;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Cli.Results;
using Pipeline.Nodes.Cli.Stores;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.Lifecycle;
using Spectre.Console;

namespace Pipeline.Nodes.Cli.Configs.Versions;

/// <summary><c>pipeline config history</c>: what the file was, and what each run used.</summary>
internal sealed class ConfigHistoryCommand : ReportCommand
{
    private readonly Argument<string> _pipeline = new("PIPELINE") { Description = "The DAG key, or the name of the config file." };

    private readonly Option<int> _limit = CountOption.Of("--limit", otherwise: 20, "How many versions, and how many runs. Default: 20.");

    private readonly StoreOptions _store = new();

    public ConfigHistoryCommand(ToolHost host)
        : base(host, "history", "Lists the versions of a config file that the bucket keeps, and the snapshots that runs left.")
    {
        AddAll(_pipeline, _limit, _store.Store, _store.Bucket);
        SetAction(RunAsync);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("pipeline config history a7b3c9d2", "lists what the file was, the newest first"),
        new("pipeline config pull a7b3c9d2 --version run:manual__2026-11-24T06:00:00+00:00", "brings back the file that this run used"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes { get; } =
    [
        "The snapshots are there for every store; versions only in a bucket that keeps them. Equal SHA-256: equal bytes.",
        StoreOptions.Note,
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using ToolStore store = _store.Open(Host, parsed, PipelineReference.Parse(parsed.GetRequiredValue(_pipeline)));
        LoadedConfig config = await store.FindConfigAsync(cancellationToken);
        IReadOnlyList<ConfigVersion> versions = await new ConfigVersions(store, config, Host.Time).ListAsync(parsed.GetValue(_limit), cancellationToken);
        HistoryReport report = new(store.Root.Describe(config.Name.ToString()), versions);
        await WriteAsync(parsed, report, ReportJson.All.HistoryReport, () => TextOf(report));
        return 0;
    }

    private string TextOf(HistoryReport report) => $"{report.File}\n" + TableText.Of(
        Host,
        ["Written", ">Size", "SHA-256", "", "Version"],
        report.Versions.Select(version => new ReportCell[]
        {
            ShownText.Time(version.WrittenAt),
            Quantity.Bytes(version.Bytes),
            ShownText.Digest(version.Sha256),
            new ReportCell(version.IsCurrent ? "as now" : "", Color.Green),
            version.Id ?? "(the file as it is now)",
        }));
}
