using System.CommandLine;
using Pipeline.Nodes.Cli.Checks;
using Pipeline.Nodes.Cli.CommandLine;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.Cli.NodeTypes;
using Pipeline.Nodes.Cli.Results;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Permissions;

/// <summary><c>pipeline iam-policy</c>: the least policy for the pods of one pipeline.</summary>
internal sealed class IamPolicyCommand : ReportCommand
{
    private static readonly string[] Partitions = ["aws", "aws-cn", "aws-us-gov"];

    private readonly Argument<string> _file = new("FILE") { Description = "The config file, named {pipeline}-{dag-key}.json." };

    private readonly Option<string?> _bucket = Text("--bucket", "NAME", "The bucket that holds the config file. Default: the bucket that the file names.");

    private readonly Option<string?> _partition = Text("--partition", "NAME", $"AWS's partition: {string.Join(", ", Partitions)}. Default: aws.");

    private readonly TypeOptions _types = new();

    public IamPolicyCommand(ToolHost host)
        : base(host, "iam-policy", "Prints the least IAM policy for the pods of one pipeline.")
    {
        AddAll(_file, _bucket, _partition, _types.Nodes, _types.Schemas);
        SetAction(RunAsync);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<Example> Examples { get; } =
    [
        new("pipeline iam-policy cost-analysis-a7b3c9d2.json > policy.json", "writes it; then: aws iam put-role-policy … --policy-document file://policy.json"),
    ];

    /// <inheritdoc/>
    public override IReadOnlyList<string> Notes { get; } =
    [
        "Read the config file and the objects that a fetcher's data_url names; read, write and abort uploads below the workspace. s3:ListBucket\n"
            + "is there because S3 tells a missing key from a forbidden one only to who may list. The pods need PIPELINE_NAME, as 'pipeline dag' sets it.",
    ];

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        CheckedConfig config = await _types.CheckFileAndTellAsync(Host, parsed, parsed.GetRequiredValue(_file), cancellationToken);
        string partition = parsed.GetValue(_partition) ?? Partitions[0];
        if (!Partitions.Contains(partition))
        {
            throw new UsageException($"--partition: there is no partition '{partition}'{NearestName.Hint(partition, Partitions, "Partitions")}");
        }

        string bucket = parsed.GetValue(_bucket) ?? config.File.S3.Bucket;
        if (BucketNameFormat.FindFault(bucket) is string fault)
        {
            throw new UsageException($"--bucket is '{bucket}', expected {BucketNameFormat.Expected}: {fault}");
        }

        PolicyDocument policy = LeastPolicy.Of(config, bucket, partition);
        await WriteAsync(parsed, policy, ReportJson.All.PolicyDocument, () => ReportJson.Write(policy, ReportJson.All.PolicyDocument));
        return 0;
    }
}
