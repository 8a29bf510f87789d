using System.CommandLine;
using Pipeline.Nodes.Cli.Checks;
using Pipeline.Nodes.Cli.CommandLine;
using Pipeline.Nodes.Cli.Configs.Differences;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Cli.NodeTypes;
using Pipeline.Nodes.Cli.Results;
using Pipeline.Nodes.Cli.Stores;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Cli.Configs.Versions;

/// <summary><c>pipeline config push</c>: uploads a config file so that nobody overwrites another's edit unseen.</summary>
internal sealed class ConfigPushCommand : ReportCommand
{
    private readonly Argument<string> _file = new("FILE") { Description = "The config file, named {pipeline}-{dag-key}.json." };

    private readonly Option<bool> _dryRun = Switch("--dry-run", "Check it and show the difference, and upload nothing.");

    private readonly Option<string?> _ifMatch = Text(
        "--if-match", "ETAG", "Upload only onto this version: the etag that 'push --dry-run --json' or 'pull --json' printed.");

    private readonly TypeOptions _types = new();
    private readonly StoreOptions _store = new();

    public ConfigPushCommand(ToolHost host)
        : base(host, "push", "Checks a config file, shows how it differs from what stands in the bucket, and uploads it.")
    {
        AddAll(_file, _dryRun, _ifMatch, _types.Nodes, _types.Schemas, _store.Store, _store.Bucket);
        SetAction(RunAsync);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("pipeline config push cost-analysis-a7b3c9d2.json --dry-run", "what would change"),
        new("pipeline config push cost-analysis-a7b3c9d2.json", "uploads it; the next run goes by it"),
        new("pipeline config push cost-analysis-a7b3c9d2.json --if-match 33a64df5 --json", "for a script: only onto the version that it looked at"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes { get; } =
    [
        "It is uploaded on the condition that what the difference was shown against still stands there (If-Match; If-None-Match: * for a\n"
            + "new file). If somebody was faster, nothing is uploaded: exit code 75. A run that is under way keeps the file with which it began.",
        "Without --bucket and PIPELINE_BUCKET, the bucket is the one that the file names. " + StoreOptions.Note,
    ];

    /// <inheritdoc/>
    public override string Undone => "nothing was uploaded";

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string file = parsed.GetRequiredValue(_file);
        CheckedConfig config = await _types.CheckFileAndTellAsync(Host, parsed, file, cancellationToken);
        ConfigFileName name = config.File.Name;
        string key = name.ToString();
        using ToolStore store = _store.Open(Host, parsed, PipelineReference.Of(name), config.File.S3.Bucket);
        SmallObject? current = await store.GetConfigAsync(key, cancellationToken);
        if (parsed.GetValue(_ifMatch) is string expected && current?.Head.ETag != expected.Trim('"'))
        {
            throw new TryAgainException(
                $"--if-match: {(current is null ? $"there is nothing at {store.Root.Describe(key)}" : $"{store.Root.Describe(key)} has the ETag {current.Head.ETag} now")}."
                    + " Nothing was uploaded. Look at the change with 'pipeline config diff'.");
        }

        await CheckKeyAsync(store.Root, name, current, cancellationToken);
        DifferenceReport difference = DifferenceReport.Of(file, config, store.Root.Describe(key), current?.Content, store.Environment.Bucket);
        if (!WantsJson(parsed))
        {
            await Host.Output.WriteAsync(difference.ToText());
        }

        StoredObject? written = null;
        bool uploads = difference.State != "same" && !parsed.GetValue(_dryRun);
        if (uploads)
        {
            ConditionalWrite write = new(Host, store.Root, key, $"{config.File.WorkspacePrefix}{ReservedNames.Probe}");
            written = await write.RunAsync(config.Content, current?.Head, cancellationToken);
        }

        StoredObject? now = written ?? current?.Head;
        PushReport report = new(
            store.Root.Describe(key), uploads ? "uploaded" : difference.State == "same" ? "unchanged" : "dry_run", now?.ETag, now?.VersionId, difference);
        await WriteAsync(parsed, report, ReportJson.All.PushReport, () => report.Result switch
        {
            "uploaded" => $"Uploaded {report.To}{(report.VersionId is null ? "" : $", version {report.VersionId}")}\n",
            "unchanged" => "Nothing to upload.\n",
            _ => "Nothing was uploaded (--dry-run).\n",
        });
        return 0;
    }

    // Nodes that know no name find the file by its key alone.
    private static async Task CheckKeyAsync(IStore store, ConfigFileName name, SmallObject? current, CancellationToken cancellationToken)
    {
        if (current is null && await DagKeyUse.FindAsync(store, name.DagKey, cancellationToken) is ConfigFileName other)
        {
            throw new UsageException(
                $"the DAG key {name.DagKey} is taken: {store.Describe("")} holds {other}. Nothing was uploaded. Make another key with 'pipeline key new', and rename the file.");
        }
    }
}
