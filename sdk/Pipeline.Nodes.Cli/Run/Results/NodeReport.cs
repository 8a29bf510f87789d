using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Run.Results;

/// <summary>What became of one node of the plan.</summary>
internal sealed record NodeReport
{
    public required string Section { get; init; }

    public required string Type { get; init; }

    /// <summary><c>published</c>, <c>unchanged</c> (the work was published before), <c>skipped</c>, <c>failed</c>, <c>stopped</c> or <c>not_run</c>.</summary>
    public required string State { get; init; }

    /// <summary>The exit code of its process; absent where none was started.</summary>
    public int? ExitCode { get; init; }

    /// <summary>The exit code's name.</summary>
    public string? Result { get; init; }

    /// <summary>How long its process ran, to milliseconds.</summary>
    public required decimal Seconds { get; init; }

    public required string Message { get; init; }

    public required IReadOnlyList<ArtifactReport> Artifacts { get; init; }

    public static NodeReport Of(NodeOutcome outcome, StoreFolder store) => new()
    {
        Section = outcome.Node.Section,
        Type = outcome.Node.Type,
        State = NodeStateText.Of(outcome.State).Replace(' ', '_'),
        ExitCode = outcome.ExitCode,
        Result = outcome.ExitCode is int code ? ExitCodeInfo.NameOf((ExitCode)code) : null,
        Seconds = decimal.Round((decimal)outcome.Elapsed.TotalSeconds, 3),
        Message = outcome.Message,
        Artifacts =
        [
            .. outcome.Artifacts.Select(artifact => new ArtifactReport(
                artifact.Name,
                store.Store.Describe(outcome.Node.OutputPrefix + artifact.Name),
                artifact.Bytes,
                artifact.Sha256,
                artifact.MediaType,
                artifact.Rows)),
        ],
    };
}
