using System.CommandLine;
using Pipeline.Nodes.Cli.Checks;
using Pipeline.Nodes.Cli.CommandLine;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Cli.NodeTypes;
using Pipeline.Nodes.Cli.Results;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;

namespace Pipeline.Nodes.Cli.Dags;

/// <summary><c>pipeline dag</c>: the Airflow DAG of a config file.</summary>
internal sealed class DagCommand : ReportCommand
{
    private const string DefaultSecret = "pipeline-secrets";

    private readonly Argument<string> _file = new("FILE") { Description = "The config file, named {pipeline}-{dag-key}.json." };

    private readonly Option<string?> _dagId = Text("--dag-id", "ID", "The DAG's id. Default: the pipeline's name.");

    private readonly Option<string?> _folder = Text("--output", "DIR", "The folder to write into. Default: the current one.");

    private readonly Option<bool> _force = Switch("--force", "Replace a DAG file that is there and differs, with all edits.");

    private readonly Option<string[]> _images = new("--image")
    {
        HelpName = "TYPE=IMAGE",
        Description = "The image of a node type, best by digest (…@sha256:…). A section's own 'image' comes first.",
    };

    private readonly Option<string?> _registry = Text(
        "--registry", "NAME", "Where the other images are: NAME/data-fetcher:VERSION. Default: data-fetcher:VERSION alone, as ./build.sh images names them.");

    private readonly Option<string?> _schedule = Text("--schedule", "CRON", "When it runs, as Airflow writes it. Default: when it is triggered.");

    private readonly Option<string?> _namespace = Text("--namespace", "NAME", "The Kubernetes namespace of the pods. Default: that of Airflow's connection.");

    private readonly Option<string?> _secret = Text(
        "--secret", "NAME", $"The Kubernetes secret with the access key and with what ${{env:…}} and ${{file:…}} refer to. Default: {DefaultSecret}.");

    private readonly Option<string?> _serviceAccount = Text(
        "--service-account", "NAME", "The service account whose role may use the bucket, in place of an access key.");

    private readonly Option<string?> _bucket = Text(
        "--bucket", "NAME", "The bucket that holds the config file. Default: the bucket that the file names.");

    private readonly Option<string?> _endpoint = Text("--s3-endpoint", "URL", "The S3 service of the pods. Default: AWS's own.");

    private readonly TypeOptions _types = new();

    public DagCommand(ToolHost host)
        : base(host, "dag", $"Writes the Airflow DAG of a config file, {{dag-id}}.py, and beside it the operator that it uses, {OperatorFile.Name}.")
    {
        AddAll(
            _file, _dagId, _folder, _force, _images, _registry, _schedule, _namespace, _secret, _serviceAccount, _bucket, _endpoint, _types.Nodes, _types.Schemas);
        SetAction(RunAsync);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("pipeline dag cost-analysis-a7b3c9d2.json --output dags", "writes dags/cost-analysis.py, which Airflow 2.9+ and 3 take"),
        new("pipeline dag cost-analysis-a7b3c9d2.json --image data-fetcher=registry.example.com/data-fetcher@sha256:…", "with an image by its digest"),
        new("pipeline dag cost-analysis-a7b3c9d2.json --service-account pipeline --schedule '0 6 * * *'", "with a role, every morning at six"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes { get; } =
    [
        "One KubernetesPodOperator for each node, in the order that the folders give. Exit codes that no retry can help fail the\n"
            + "task at once. An edit of the settings in the config file needs no new DAG file; new nodes, images or resources do.",
        "No credentials are written: the pods take them from a Kubernetes secret, or have a role through their service account.",
    ];

    /// <inheritdoc/>
    public override string Undone => "nothing was written";

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        string file = parsed.GetRequiredValue(_file);
        CheckedConfig config = await _types.CheckFileAsync(Host, parsed, file, cancellationToken);
        DagOptions options = Read(parsed, config);
        string folder = NewFile.Folder(Host, parsed.GetValue(_folder));

        string dag = Path.Combine(folder, $"{options.DagId}.py");
        string operatorFile = Path.Combine(folder, OperatorFile.Name);
        NewFile.Write(dag, DagFile.Write(config, options), parsed.GetValue(_force), "Compare it with what --output to another folder gives, or replace it with --force.");
        NewFile.Write(operatorFile, OperatorFile.Read(), parsed.GetValue(_force), "Replace it with --force.");
        DagReport report = new(
            options.DagId,
            Host.ShownPath(dag),
            Host.ShownPath(operatorFile),
            [.. config.Nodes.Select(node => TaskOf(node.Name, node.Type!, DagFile.ImageOf(node, options)))]);
        await WriteAsync(parsed, report, ReportJson.All.DagReport, () => $"{report.DagFile}\n{report.OperatorFile}\n");
        await TellAsync(config, report);
        return 0;
    }

    private DagOptions Read(ParseResult parsed, CheckedConfig config)
    {
        List<Problem> problems = [];
        string dagId = Checked("--dag-id", parsed.GetValue(_dagId), PipelineNameFormat.Expected, PipelineNameFormat.FindFault) ?? config.File.Name.PipelineName;
        string? bucket = Checked("--bucket", parsed.GetValue(_bucket), BucketNameFormat.Expected, BucketNameFormat.FindFault);
        string? endpoint = Checked("--s3-endpoint", parsed.GetValue(_endpoint), S3EndpointFormat.Expected, value => S3EndpointFormat.Read(value, out _));
        Dictionary<string, string> images = new(StringComparer.Ordinal);
        string[] types = [.. config.Nodes.Select(node => node.Type!).Distinct()];
        foreach (string image in parsed.GetValue(_images) ?? [])
        {
            int equals = image.IndexOf('=', StringComparison.Ordinal);
            string type = equals < 0 ? image : image[..equals];
            if (equals < 1 || equals == image.Length - 1 || image.Any(char.IsWhiteSpace))
            {
                problems.Add(new Problem($"--image: '{image}' is not TYPE=IMAGE"));
            }
            else if (!types.Contains(type))
            {
                problems.Add(new Problem($"--image: the file has no node of type '{type}'{NearestName.Hint(type, types, "Types")}"));
            }
            else
            {
                images[type] = image[(equals + 1)..];
            }
        }

        return problems.Count > 0 ? throw new UsageException(problems) : new DagOptions
        {
            DagId = dagId,
            Bucket = bucket ?? config.File.S3.Bucket,
            S3Endpoint = endpoint,
            Namespace = parsed.GetValue(_namespace),
            Secret = parsed.GetValue(_secret) ?? DefaultSecret,
            ServiceAccount = parsed.GetValue(_serviceAccount),
            Schedule = parsed.GetValue(_schedule),
            Registry = parsed.GetValue(_registry)?.TrimEnd('/'),
            Version = ProgramInfo.SdkVersion,
            Images = images,
        };

        string? Checked(string option, string? value, string expected, Func<string, string?> findFault)
        {
            if (value is not null && findFault(value) is string fault)
            {
                problems.Add(new Problem($"{option} is '{value}', expected {expected}: {fault}"));
            }

            return value;
        }
    }

    private async Task TellAsync(CheckedConfig config, DagReport report)
    {
        foreach (string decision in config.Decisions.Values)
        {
            await Host.Error.WriteLineAsync($"{PipelineTool.Name}: {decision}");
        }

        string[] loose = [.. report.Tasks.Where(task => !task.IsPinned).Select(task => task.Image).Distinct()];
        if (loose.Length > 0)
        {
            await Host.Error.WriteLineAsync(
                $"{PipelineTool.Name}: {string.Join(", ", loose)}: named by a tag, under which another image may stand tomorrow. Name the digest with --image.");
        }
    }

    private static DagTask TaskOf(string section, string type, string image) =>
        new(section, type, image, image.Contains("@sha256:", StringComparison.Ordinal));
}
