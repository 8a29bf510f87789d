using System.CommandLine;
using System.Text;
using Pipeline.Nodes.Cli.CommandLine;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Cli.Results;
using Pipeline.Nodes.Cli.Stores;
using Pipeline.Nodes.Cli.Stores.S3;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.Lifecycle;
using Pipeline.Nodes.Store.S3;
using Spectre.Console;

namespace Pipeline.Nodes.Cli.Doctor;

/// <summary><c>pipeline doctor</c>: one screen of what works and what does not, each failure with its fix.</summary>
internal sealed class DoctorCommand : ReportCommand
{
    private readonly Argument<string?> _pipeline = new("PIPELINE")
    {
        Description = "A DAG key or a config file's name: look at its workspace, for credentials that may write only there. Default: the root of the bucket.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly StoreOptions _store = new();

    public DoctorCommand(ToolHost host)
        : base(host, "doctor", "Looks at everything between this machine and the bucket: credentials, endpoint, clock, and what the store can do.")
    {
        AddAll(_pipeline, _store.Store, _store.Bucket);
        SetAction(RunAsync);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("pipeline doctor --bucket pipeline-bucket", "tries all that nodes and operators do there"),
        new("pipeline doctor a7b3c9d2", "the same below one workspace, with the least permissions"),
        new("pipeline doctor --store /tmp/bucket", "a folder in place of the bucket"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes { get; } =
    [
        "It writes two small objects under a key of its own and deletes them. Deleting, and listing unfinished uploads (s3:ListBucketMultipartUploads), are permissions that nodes do not need.",
        "Exit codes: 0 all works, maybe with warnings; else that of the first check that failed. " + StoreOptions.Note,
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        PipelineReference? pipeline = parsed.GetValue(_pipeline) is string text ? PipelineReference.Parse(text) : null;
        using ToolStore store = _store.Open(Host, parsed, pipeline);
        Examination examination = new();
        using OperatorBucket? bucket = OperatorBucket.Open(store, store.Environment.Bucket, Host.Time);
        bool usable = bucket is null || await ExamineServiceAsync(bucket, examination, cancellationToken);
        if (usable)
        {
            await ExamineBucketAsync(store, pipeline, examination, cancellationToken);
        }

        DoctorReport report = new(store.Root.Describe(""), examination.ExitCode, examination.Findings);
        await WriteAsync(parsed, report, ReportJson.All.DoctorReport, () => TextOf(report));
        return report.ExitCode;
    }

    private async Task<bool> ExamineServiceAsync(OperatorBucket bucket, Examination examination, CancellationToken cancellationToken)
    {
        const string Unreached = "the endpoint could not be used";
        S3Connection connection = bucket.Connection;
        Finding clock = new("clock", Finding.NotTried, Unreached);
        bool answers = await examination.TryAsync("endpoint", async () =>
        {
            clock = await ServerClock.CompareAsync(bucket.Place, Host.Time, cancellationToken);
            return new Finding("endpoint", Finding.Fine, connection.Endpoint.ToString());
        });
        examination.Add(new Finding("region", Finding.Fine, connection.Region ?? "the bucket's own, which is asked for"));
        examination.Add(new Finding(
            "checksums",
            Finding.Fine,
            $"sent {(connection.AlwaysSendsChecksums ? "always" : "when required")}, checked {(connection.AlwaysChecksResponses ? "always" : "when required")};"
                + " SHA-256 of our own in every manifest"));
        bool credentials = await examination.TryAsync("credentials", async () =>
        {
            CredentialSource source = await CredentialSource.FindAsync(Host);
            return new Finding("credentials", Finding.Fine, $"access key {source.AccessKeyId} from {source.Source}{(source.IsTemporary ? ", temporary" : "")}");
        });
        examination.Add(clock);
        if (!answers)
        {
            BucketChecks.Skip(examination, Unreached);
        }

        return answers && credentials && clock.State != Finding.Wrong;
    }

    private async Task ExamineBucketAsync(ToolStore store, PipelineReference? pipeline, Examination examination, CancellationToken cancellationToken)
    {
        string name = store.Environment.Bucket;
        string workspacePrefix = "";
        if (pipeline is not null)
        {
            bool found = await examination.TryAsync("config file", async () =>
            {
                LoadedConfig config = await store.FindConfigAsync(cancellationToken);
                name = PipelineConfigFile.Parse(config.Content, config.Name, name, new ProblemCollector(config.Name.ToString()))?.S3.Bucket ?? name;
                workspacePrefix = config.WorkspacePrefix;
                return new Finding("config file", Finding.Fine, store.Root.Describe(config.Name.ToString()));
            });
            if (!found)
            {
                return;
            }
        }

        using OperatorBucket? bucket = OperatorBucket.Open(store, name, Host.Time);
        BucketChecks checks = new(store.Open(name), bucket, store.Environment.Store.FolderPath, workspacePrefix, Host.Time, examination);
        await checks.RunAsync(cancellationToken);
    }

    private string TextOf(DoctorReport report)
    {
        StringBuilder text = new($"{report.Store}\n");
        text.Append(TableText.Of(
            Host,
            ["Check", "State", "Finding"],
            report.Findings.Select(finding => new ReportCell[] { finding.Check, new(finding.State, ColorOf(finding.State)), finding.Detail })));
        return text.ToString();
    }

    private static Color ColorOf(string state) => state switch
    {
        Finding.Fine => Color.Green,
        Finding.Wrong => Color.Red,
        _ => Color.Yellow,
    };
}
