using Microsoft.Extensions.Logging;

namespace Pipeline.Nodes.EnvironmentVariables;

/// <summary>What the environment tells a node: checked values, with the defaults in place of what is not set.</summary>
public sealed record NodeEnvironment
{
    /// <summary>The bucket where <c>PIPELINE_BUCKET</c> is not set.</summary>
    public const string DefaultBucket = "pipeline-bucket";

    /// <summary>The secrets folder where <c>PIPELINE_SECRETS_DIR</c> is not set.</summary>
    public const string DefaultSecretsDirectory = "/run/secrets";

    /// <summary>The DAG key: 8 lower-case hex digits.</summary>
    public required string DagKey { get; init; }

    /// <summary>The pipeline's name; <see langword="null"/> where it must be found by listing the bucket.</summary>
    public string? PipelineName { get; init; }

    /// <summary>The section to take; <see langword="null"/> where the node's type decides.</summary>
    public string? Node { get; init; }

    /// <summary>The bucket that holds the config file. Default <c>pipeline-bucket</c>; without meaning on a folder store.</summary>
    public string Bucket { get; init; } = DefaultBucket;

    /// <summary>Where config files and workspaces live. Default S3.</summary>
    public StoreLocation Store { get; init; } = StoreLocation.S3;

    /// <summary>The S3 service: scheme, host and port; <see langword="null"/> where the AWS SDK finds its own.</summary>
    public Uri? S3Endpoint { get; init; }

    /// <summary>The run's id as the orchestrator gave it; <see langword="null"/> outside one.</summary>
    public string? RunId { get; init; }

    /// <summary>Which time the node is tried in this run, from 1; <see langword="null"/> outside an orchestrator.</summary>
    public int? TryNumber { get; init; }

    /// <summary>The index of a mapped task, from 0; <see langword="null"/> where the task is not mapped.</summary>
    public int? MapIndex { get; init; }

    /// <summary>The pod's UID; <see langword="null"/> outside a cluster.</summary>
    public string? PodUid { get; init; }

    /// <summary>The run parameters by lower-case name: <c>PIPELINE_RUN_DATE</c> is <c>date</c>. Empty by default.</summary>
    public IReadOnlyDictionary<string, string> RunParameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Whether to take the config file as it is now instead of the run's snapshot. Default no.</summary>
    public bool UseLatestConfig { get; init; }

    /// <summary>Whether to do the work even if it is already published. Default no.</summary>
    public bool Redo { get; init; }

    /// <summary>The attempt's own deadline, from its start; <see langword="null"/> where it has none.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>The folder for working files.</summary>
    public required string WorkDirectory { get; init; }

    /// <summary>The folder that <c>${file:name}</c> reads from. Default <c>/run/secrets</c>.</summary>
    public string SecretsDirectory { get; init; } = DefaultSecretsDirectory;

    /// <summary>How log lines are written; <see langword="null"/>: as text on a terminal, else as JSON.</summary>
    public LogFormat? LogFormat { get; init; }

    /// <summary>The least level that is logged. Default <see cref="LogLevel.Information"/>.</summary>
    public LogLevel LogLevel { get; init; } = LogLevel.Information;
}
