using System.CommandLine;
using Pipeline.Nodes.Cli.CommandLine;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Cli.NodeTypes;

namespace Pipeline.Nodes.Cli.Run;

/// <summary><c>pipeline run</c>: runs a pipeline on this machine, on a folder in place of S3.</summary>
internal sealed class RunCommand : ToolCommand
{
    private readonly Argument<string> _config = new("CONFIG") { Description = "The config file, named {pipeline}-{dag-key}.json." };

    private readonly Option<string?> _store = Text(
        "--store", "DIR", "The folder in place of the bucket; it is made if missing. The config file is copied into it."
        + " Default: the folder that holds CONFIG.");

    private readonly Option<string?> _from = Text(
        "--from", "NODE", "Begin at this section: run it and all that depend on it, in the run that published their inputs.");

    private readonly Option<string?> _only = Text("--only", "NODE", "Run this section alone, in the run that published its inputs.");

    private readonly TypeOptions _types = new();

    private readonly Option<bool> _docker = new("--docker")
    {
        Description = "Run each node in a container: the image that its section names, else the one named like its type, of this tool's version.",
    };

    private readonly Option<string?> _dockerNetwork = Text(
        "--docker-network", "NAME", "The containers' network, with --docker: 'none' for nodes that read from the bucket only, 'host', or one of your own. Default: the engine's own.");

    private readonly Option<string?> _runId = Text("--run-id", "ID", "The run's id. Default: a new one for each run (manual__...).");

    private readonly Option<bool> _redo = new("--redo") { Description = "Do the work again even if this run has already published it." };

    private readonly Option<bool> _json = new("--json")
    {
        Description = "Print one JSON document on standard output when all is done, and nothing else.",
    };

    private readonly Option<bool> _verbose = new("--verbose") { Description = "Show the nodes' own log lines." };

    public RunCommand(ToolHost host)
        : base("run", "Runs the nodes of a config file one after another, each as a process with the environment that Airflow gives it.")
    {
        Add(_config);
        foreach (Option option in new Option[] { _store, _from, _only, _types.Nodes, _docker, _dockerNetwork, _types.Schemas, _runId, _redo, _json, _verbose })
        {
            Add(option);
        }

        Validators.Add(result =>
        {
            if (result.GetResult(_from) is not null && result.GetResult(_only) is not null)
            {
                result.AddError("--from and --only exclude each other: --only runs one section, --from also those that depend on it.");
            }

            if (result.GetValue(_docker) && result.GetResult(_types.Nodes) is not null)
            {
                result.AddError("--nodes and --docker exclude each other: --nodes names programs, --docker runs images.");
            }

            if (!result.GetValue(_docker) && result.GetResult(_dockerNetwork) is not null)
            {
                result.AddError("--docker-network goes with --docker.");
            }
        });
        SetAction((parsed, cancellationToken) => RunSession.RunAsync(host, Read(parsed), cancellationToken));
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("pipeline run cost-analysis-a7b3c9d2.json", "runs the whole pipeline; what it publishes lies beside the config file"),
        new("pipeline run cost-analysis-a7b3c9d2.json --store /tmp/bucket", "the same, with /tmp/bucket in place of the bucket"),
        new("pipeline run cost-analysis-a7b3c9d2.json --from node_3", "goes on at node_3 after its settings were changed"),
        new("pipeline run cost-analysis-a7b3c9d2.json --json > run.json", "for a script: what was published, with sizes and SHA-256"),
        new("pipeline run cost-analysis-a7b3c9d2.json --docker", "each node in a container, as a cluster runs it"),
        new("pipeline run my-pipeline-0123abcd.json --nodes bin", "with node programs of your own from the folder bin"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes { get; } =
    [
        "The config file is checked first, and every problem is told at once. The run stops at the first node that fails.\n"
            + "A node that skips (exit code 99) is no failure: the nodes that depend on it are skipped too, as Airflow does it.",
        "Exit codes: 0 all published or skipped; 64 the command line or a missing program; 69 no container engine or image;\n"
            + "78 the config file; 143 stopped by a signal; else that of the node that failed (see its --help).",
    ];

    /// <inheritdoc/>
    public override string Undone => "nothing was run";

    private RunOptions Read(ParseResult parsed) => new()
    {
        Config = parsed.GetRequiredValue(_config),
        Store = parsed.GetValue(_store),
        From = parsed.GetValue(_from),
        Only = parsed.GetValue(_only),
        Nodes = parsed.GetValue(_types.Nodes),
        Docker = parsed.GetValue(_docker),
        DockerNetwork = parsed.GetValue(_dockerNetwork),
        Schemas = parsed.GetValue(_types.Schemas),
        RunId = parsed.GetValue(_runId),
        Redo = parsed.GetValue(_redo),
        Json = parsed.GetValue(_json),
        Verbose = parsed.GetValue(_verbose),
    };

    private static Option<string?> Text(string name, string valueName, string description) =>
        new(name) { HelpName = valueName, Description = description };
}
