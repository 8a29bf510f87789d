namespace Pipeline.Nodes.EnvironmentVariables;

/// <summary>The names of all environment variables that a node reads, in one place, with their meaning and default.</summary>
public static class EnvironmentNames
{
    /// <summary>The DAG key: 8 lower-case hex digits. Required.</summary>
    public const string DagKey = "DAG_KEY";

    /// <summary>The pipeline's name. Default: found by listing the bucket.</summary>
    public const string PipelineName = "PIPELINE_NAME";

    /// <summary>The section of the config file to take. Default: found by the node's type.</summary>
    public const string Node = "PIPELINE_NODE";

    /// <summary>The bucket that holds the config file. Default <c>pipeline-bucket</c>.</summary>
    public const string Bucket = "PIPELINE_BUCKET";

    /// <summary><c>s3</c>, or <c>file:///path/to/bucket</c>. Default <c>s3</c>.</summary>
    public const string Store = "PIPELINE_STORE";

    /// <summary>Host or URL of the S3 service; https where no scheme is given. Default: AWS's own.</summary>
    public const string S3Endpoint = "S3_ENDPOINT";

    /// <summary>The run's id. Default: absent, and the attempt makes one of its own.</summary>
    public const string RunId = "PIPELINE_RUN_ID";

    /// <summary>Which time the node is tried in this run, from 1. Default: absent.</summary>
    public const string TryNumber = "PIPELINE_TRY_NUMBER";

    /// <summary>The index of a mapped task; −1 is the same as absent. Default: absent.</summary>
    public const string MapIndex = "PIPELINE_MAP_INDEX";

    /// <summary>The pod's UID, from the downward API. Default: absent.</summary>
    public const string PodUid = "PIPELINE_POD_UID";

    /// <summary>The run parameter that <c>${run:date}</c> stands for. Default: absent.</summary>
    public const string RunDate = "PIPELINE_RUN_DATE";

    /// <summary>What the names of all run parameters begin with; only <see cref="RunId"/> is none.</summary>
    public const string RunParameterPrefix = "PIPELINE_RUN_";

    /// <summary><c>snapshot</c> or <c>latest</c>: which config file a run uses. Default <c>snapshot</c>.</summary>
    public const string Config = "PIPELINE_CONFIG";

    /// <summary><c>1</c>: do the work even if it is already published. Default <c>0</c>.</summary>
    public const string Redo = "PIPELINE_REDO";

    /// <summary>The attempt's own deadline in seconds. Default: none.</summary>
    public const string DeadlineSeconds = "PIPELINE_DEADLINE_SECONDS";

    /// <summary>The folder for working files. Default: <c>TMPDIR</c>, else the system's folder for temporary files.</summary>
    public const string WorkDirectory = "PIPELINE_WORK_DIR";

    /// <summary>The folder that <c>${file:name}</c> reads from. Default <c>/run/secrets</c>.</summary>
    public const string SecretsDirectory = "PIPELINE_SECRETS_DIR";

    /// <summary><c>json</c> or <c>text</c>. Default: json, text on a terminal.</summary>
    public const string LogFormat = "PIPELINE_LOG_FORMAT";

    /// <summary><c>debug</c>, <c>info</c>, <c>warning</c> or <c>error</c>. Default <c>info</c>.</summary>
    public const string LogLevel = "PIPELINE_LOG_LEVEL";

    /// <summary>The span that this attempt belongs to, as the W3C's Trace Context writes it. Default: the trace begins with the attempt.</summary>
    public const string TraceParent = "TRACEPARENT";

    /// <summary>What other tracing systems add to <see cref="TraceParent"/>. Default: absent.</summary>
    public const string TraceState = "TRACESTATE";

    /// <summary>The system's own variable for temporary files; the default of <see cref="WorkDirectory"/>.</summary>
    public const string TemporaryDirectory = "TMPDIR";

    /// <summary>What every variable of ours begins with, apart from <see cref="DagKey"/> and <see cref="S3Endpoint"/>.</summary>
    public const string Prefix = "PIPELINE_";

    /// <summary>Every variable with its meaning and default, in the order of the documentation.</summary>
    public static IReadOnlyList<EnvironmentVariable> All { get; } =
    [
        new(DagKey, "the DAG key: 8 lower-case hex digits", "required"),
        new(PipelineName, "the pipeline's name", "the one config file in the bucket that ends in -{key}.json"),
        new(Node, "the section of the config file to take", "the one of this node's type"),
        new(Bucket, "the bucket that holds the config file", NodeEnvironment.DefaultBucket),
        new(Store, "s3, or file:///path/to/bucket", "s3"),
        new(S3Endpoint, "host or URL of the S3 service; https where no scheme is given", "AWS's own"),
        new(RunId, "the run", "absent"),
        new(TryNumber, "which time this node is tried in this run, from 1", "absent"),
        new(MapIndex, "index of a mapped task; -1 = absent", "absent"),
        new(PodUid, "the pod's UID", "absent"),
        new(RunDate, "the run parameter ${run:date}", "absent"),
        new(RunParameterPrefix + "*", "other run parameters: ${run:…}", "absent"),
        new(Config, "latest: the config file as it is now; snapshot: as this run first used it", "snapshot"),
        new(Redo, "1: do the work even if it is already published", "0"),
        new(DeadlineSeconds, "the attempt's own deadline; it then ends with exit code 75", "none"),
        new(WorkDirectory, "folder for working files", TemporaryDirectory),
        new(SecretsDirectory, "folder that ${file:…} reads from", NodeEnvironment.DefaultSecretsDirectory),
        new(LogFormat, "json or text", "json; text on a terminal"),
        new(LogLevel, "debug, info, warning or error", "info"),
        new("AWS_*", "the AWS SDK's own: credentials, region, checksum settings", ""),
        new("OTEL_*", "OpenTelemetry's own: traces go to OTEL_EXPORTER_OTLP_ENDPOINT", "nothing exported"),
        new(TraceParent, "the span that this attempt belongs to, as W3C Trace Context writes it", "the trace begins with the attempt"),
        new(TraceState, "what other tracing systems add to TRACEPARENT", "absent"),
    ];
}
