using System.Text.Encodings.Web;
using System.Text.Json;
using Pipeline.Nodes.Cli.Checks;
using Pipeline.Nodes.Cli.Results;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Run.Results;

/// <summary>What <c>--json</c> prints. The format is public and carries a version.</summary>
internal sealed record RunReport
{
    /// <summary>The version of the format.</summary>
    public const int CurrentVersion = 1;

    // With quotes and letters of all languages as they are: the document is no part of a web page.
    private static readonly RunReportJson Json =
        new(new JsonSerializerOptions(RunReportJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public int ReportVersion { get; init; } = CurrentVersion;

    public string? Pipeline { get; init; }

    public string? DagKey { get; init; }

    public string? Run { get; init; }

    /// <summary>The folder in place of the bucket, absolute.</summary>
    public string? Store { get; init; }

    public required int ExitCode { get; init; }

    /// <summary>The exit code's name.</summary>
    public required string Result { get; init; }

    /// <summary>Why nothing was run; absent where something was.</summary>
    public string? Message { get; init; }

    /// <summary>What is wrong with the config file or the command line; absent where something was run.</summary>
    public IReadOnlyList<ProblemReport>? Problems { get; init; }

    /// <summary>Every node of the plan, in its order.</summary>
    public required IReadOnlyList<NodeReport> Nodes { get; init; }

    /// <summary>The report of a run.</summary>
    public static RunReport Of(CheckedConfig config, RunChoice run, StoreFolder store, IReadOnlyList<NodeOutcome> outcomes) => new()
    {
        Pipeline = config.File.Name.PipelineName,
        DagKey = config.File.Name.DagKey,
        Run = run.Id,
        Store = store.Path,
        ExitCode = PipelineRun.ExitCodeOf(outcomes),
        Result = ExitCodeInfo.NameOf((ExitCode)PipelineRun.ExitCodeOf(outcomes)),
        Nodes = [.. outcomes.Select(outcome => NodeReport.Of(outcome, store))],
    };

    /// <summary>The report where nothing could be run.</summary>
    public static RunReport OfFailure(NodeException failure) => new()
    {
        ExitCode = (int)failure.ExitCode,
        Result = ExitCodeInfo.NameOf(failure.ExitCode),
        Message = failure.Message,
        Problems = ProblemReport.AllOf(failure),
        Nodes = [],
    };

    /// <summary>The document, indented, with a line end.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Json.RunReport) + "\n";
}
