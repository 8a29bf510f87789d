using System.CommandLine;
using Pipeline.Nodes.Cli.Host;
using Pipeline.Nodes.EnvironmentVariables;

namespace Pipeline.Nodes.Cli.Stores;

/// <summary><c>--store</c> and <c>--bucket</c>.</summary>
internal sealed class StoreOptions
{
    /// <summary>What help says of the variables.</summary>
    public const string Note =
        "The store is found as a node finds it: PIPELINE_STORE, PIPELINE_BUCKET, S3_ENDPOINT and the AWS_* variables.";

    /// <summary>Which store.</summary>
    public Option<string?> Store { get; } = new("--store")
    {
        HelpName = "STORE",
        Description = "s3, file:///path/to/bucket, or a folder in place of the bucket. Default: PIPELINE_STORE, else s3.",
    };

    /// <summary>Which bucket.</summary>
    public Option<string?> Bucket { get; } = new("--bucket")
    {
        HelpName = "NAME",
        Description = $"The bucket that holds the config file. Default: PIPELINE_BUCKET, else {NodeEnvironment.DefaultBucket}.",
    };

    /// <summary>Opens the store that is meant.</summary>
    /// <param name="host">Holds the variables.</param>
    /// <param name="parsed">Holds the options.</param>
    /// <param name="pipeline">The pipeline, as far as it is known.</param>
    /// <param name="otherwise">The bucket where no option and no variable names one.</param>
    public ToolStore Open(ToolHost host, ParseResult parsed, PipelineReference? pipeline = null, string? otherwise = null) => ToolStore.Open(
        host,
        parsed.GetValue(Store),
        parsed.GetValue(Bucket),
        pipeline,
        host.Variable(EnvironmentNames.Bucket) is null ? otherwise : null);

    /// <summary>Whether an option or a variable names a store.</summary>
    public bool IsGiven(ToolHost host, ParseResult parsed) =>
        (parsed.GetValue(Store) ?? parsed.GetValue(Bucket) ?? host.Variable(EnvironmentNames.Store) ?? host.Variable(EnvironmentNames.Bucket)) is not null;
}
