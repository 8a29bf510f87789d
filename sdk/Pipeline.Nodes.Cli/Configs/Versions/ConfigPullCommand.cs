using System.CommandLine;
using System.Text;
using Pipeline.Nodes.Cli.CommandLine;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Cli.Results;
using Pipeline.Nodes.Cli.Stores;
using Pipeline.Nodes.Lifecycle;

namespace Pipeline.Nodes.Cli.Configs.Versions;

/// <summary><c>pipeline config pull</c>: brings the config file, or a version of it, to this machine.</summary>
internal sealed class ConfigPullCommand : ReportCommand
{
    private const string StandardOutput = "-";

    private readonly Argument<string> _pipeline = new("PIPELINE") { Description = "The DAG key, or the name of the config file." };

    private readonly Option<string?> _version = Text(
        "--version", "VERSION", $"A version that 'pipeline config history' lists: the bucket's id, or {ConfigVersions.RunPrefix}RUN. Default: as it is now.");

    private readonly Option<string?> _output = Text("--output", "DIR", "The folder to write into, or - for standard output. Default: the current folder.");

    private readonly Option<bool> _force = Switch("--force", "Replace a file that is there and differs.");

    private readonly StoreOptions _store = new();

    public ConfigPullCommand(ToolHost host)
        : base(host, "pull", "Brings a config file, or an older version of it, to this machine.")
    {
        AddAll(_pipeline, _version, _output, _force, _store.Store, _store.Bucket);
        SetAction(RunAsync);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("pipeline config pull a7b3c9d2", "writes the file under its name into the current folder"),
        new("pipeline config pull a7b3c9d2 --version 3HL4kqtJlcpXroDTDmJ --force", "brings an older version back; push it to make it count"),
        new("pipeline config pull a7b3c9d2 --output - | jq .node_1", "prints it"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes { get; } = [StoreOptions.Note];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using ToolStore store = _store.Open(Host, parsed, PipelineReference.Parse(parsed.GetRequiredValue(_pipeline)));
        LoadedConfig config = await store.FindConfigAsync(cancellationToken);
        string key = config.Name.ToString();
        string? version = parsed.GetValue(_version);
        byte[] content = await new ConfigVersions(store, config, Host.Time).ReadAsync(version, cancellationToken);
        if (parsed.GetValue(_output) == StandardOutput)
        {
            await Host.Output.WriteAsync(Encoding.UTF8.GetString(content));
            return 0;
        }

        string folder = NewFile.Folder(Host, parsed.GetValue(_output));

        string target = Path.Combine(folder, key);
        string eTag = (await store.Root.HeadAsync(key, cancellationToken))?.ETag ?? "";
        NewFile.Write(target, content, parsed.GetValue(_force), $"See how it differs with 'pipeline config diff {Host.ShownPath(target)}', or replace it with --force.");
        PullReport report = new(Host.ShownPath(target), store.Root.Describe(key), version, content.Length, ConfigVersions.Sha256Of(content), eTag);
        await WriteAsync(parsed, report, ReportJson.All.PullReport, () => $"{report.File}\n");
        return 0;
    }
}
