using System.CommandLine;
using System.Text;
using Pipeline.Nodes.Cli.Checks;
using Pipeline.Nodes.Cli.CommandLine;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Cli.Keys;
using Pipeline.Nodes.Cli.NodeTypes;
using Pipeline.Nodes.Cli.Results;
using Pipeline.Nodes.Cli.Stores;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.DagKeys;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Configs;

/// <summary><c>pipeline config new</c>: a config file to begin with.</summary>
internal sealed class ConfigNewCommand : ReportCommand
{
    private static readonly string[] OurChain = ["data-fetcher", "cost-analyzer", "chart-renderer"];

    private readonly Argument<string> _name = new("NAME") { Description = "The pipeline's name: letters, digits, '-', '_' and '.'." };

    private readonly Option<string[]> _nodes = new("--type")
    {
        HelpName = "TYPE",
        Description = $"A node's type; once for each node, in their order. Default: {string.Join(", ", OurChain)}.",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _key = Text("--key", "KEY", "A DAG key that was made before. Default: a fresh one.");

    private readonly Option<string?> _folder = Text("--output", "DIR", "The folder to write into. Default: the current one.");

    private readonly TypeOptions _types = new();
    private readonly StoreOptions _store = new();

    public ConfigNewCommand(ToolHost host)
        : base(host, "new", "Writes a config file to begin with, under the right name, and beside it the schema that an editor completes it with.")
    {
        AddAll(_name, _nodes, _key, _folder, _types.Nodes, _types.Schemas, _store.Store, _store.Bucket);
        SetAction(RunAsync);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("pipeline config new cost-analysis", "writes cost-analysis-{dag-key}.json with a fetcher, an analyzer and a renderer"),
        new("pipeline config new usage --type data-fetcher my-node --schemas schemas", "with a node type of your own"),
        new("pipeline config new usage --key 0123abcd", "with a key that 'pipeline key new' made"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes { get; } =
    [
        "It holds every setting that has a default, and places for those that only you know; they are named on standard error.",
        "A fresh key is made as 'pipeline key new --id NAME' makes it, and checked against the bucket where one is named.",
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string pipeline = parsed.GetRequiredValue(_name);
        if (PipelineNameFormat.FindFault(pipeline) is string fault)
        {
            throw new UsageException($"'{pipeline}' is not {PipelineNameFormat.Expected}: {fault}.");
        }

        NodeTypeCatalog catalog = _types.OpenCatalog(Host, parsed);
        List<NodeTypeSchema> types = [];
        foreach (string type in parsed.GetValue(_nodes) is { Length: > 0 } asked ? asked : OurChain)
        {
            types.Add(await FindAsync(catalog, type, parsed, cancellationToken));
        }

        string folder = NewFile.Folder(Host, parsed.GetValue(_folder));

        ConfigFileName name = new(pipeline, await KeyAsync(parsed, pipeline, cancellationToken));
        string bucket = parsed.GetValue(_store.Bucket) ?? Host.Variable(EnvironmentNames.Bucket) ?? NodeEnvironment.DefaultBucket;
        StartingFile file = StartingFile.Make(types, bucket, prefix: pipeline);
        await new ConfigCheck(catalog, _types.OpenPrograms(Host, parsed), Host.Time).CheckAsync(name, Encoding.UTF8.GetBytes(file.Content), cancellationToken);

        string schema = Path.Combine(folder, PipelineSchema.FileName);
        string target = Path.Combine(folder, name.ToString());
        NewFile.Write(target, file.Content, replace: false, "Choose another name or key, or remove it.");
        NewFile.Write(schema, PipelineSchema.Write(catalog), replace: true, "");
        NewFileReport report = new(Host.ShownPath(target), name.DagKey, Host.ShownPath(schema), file.ToFillIn);
        await WriteAsync(parsed, report, ReportJson.All.NewFileReport, () => $"{report.File}\n");
        if (file.ToFillIn.Count > 0)
        {
            await Host.Error.WriteLineAsync($"{PipelineTool.Name}: fill in {string.Join(", ", file.ToFillIn)}.");
        }

        return 0;
    }

    private async Task<NodeTypeSchema> FindAsync(NodeTypeCatalog catalog, string type, ParseResult parsed, CancellationToken cancellationToken)
    {
        if (catalog.Find(type) is NodeTypeSchema known)
        {
            return known;
        }

        if (_types.OpenPrograms(Host, parsed).Find(type, section: null) is not NodeCommand program)
        {
            throw new UsageException($"--type: unknown node type '{type}'{NearestName.Hint(type, catalog.Names, "Known types")}");
        }

        NodeTypeSchema schema = await SchemaQuestion.AskAsync(type, program, Host.Time, cancellationToken);
        catalog.Add(schema);
        return schema;
    }

    private async Task<string> KeyAsync(ParseResult parsed, string pipeline, CancellationToken cancellationToken)
    {
        using ToolStore? store = _store.IsGiven(Host, parsed) ? _store.Open(Host, parsed) : null;
        if (parsed.GetValue(_key) is not string key)
        {
            KeySource source = await KeySource.OpenAsync(Host, DagKeyScheme.CodeIgniter3, option: null);
            return (await source.DrawAsync(pipeline, store?.Root, cancellationToken)).Value;
        }

        if (DagKeyFormat.FindFault(key) is string fault)
        {
            throw new UsageException($"--key: '{key}' is not 8 lower-case hex digits: {fault}.");
        }

        if (store is not null && await DagKeyUse.FindAsync(store.Root, key, cancellationToken) is ConfigFileName user)
        {
            throw new UsageException($"--key: {store.Root.Describe("")} holds {user} with this DAG key already. Make another one: pipeline key new.");
        }

        return key;
    }
}
