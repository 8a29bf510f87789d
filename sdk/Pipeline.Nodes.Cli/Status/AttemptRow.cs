using Pipeline.Nodes.Errors;
using Pipeline.Nodes.Lifecycle;

namespace Pipeline.Nodes.Cli.Status;

/// <summary>What one attempt did.</summary>
internal sealed record AttemptRow
{
    public required string Section { get; init; }

    public required string Type { get; init; }

    public required int Try { get; init; }

    public required string Attempt { get; init; }

    /// <summary><c>published</c>, <c>unchanged</c> (the work was published before), <c>skipped</c>, <c>stopped</c> or <c>failed</c>.</summary>
    public required string State { get; init; }

    public required int ExitCode { get; init; }

    /// <summary>The exit code's name.</summary>
    public required string Result { get; init; }

    public string? FailedPhase { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it ran, to milliseconds.</summary>
    public required decimal Seconds { get; init; }

    /// <summary>The bytes of what it published.</summary>
    public long? Bytes { get; init; }

    /// <summary>The rows of what it published, where the node said so.</summary>
    public long? Rows { get; init; }

    public required string Message { get; init; }

    public required bool RetryHelps { get; init; }

    public static AttemptRow Of(RunRecord record) => new()
    {
        Section = record.Section,
        Type = record.Type,
        Try = record.Try,
        Attempt = record.Attempt,
        State = StateOf(record),
        ExitCode = record.ExitCode,
        Result = record.Result,
        FailedPhase = record.FailedPhase,
        StartedAt = record.StartedAt,
        Seconds = decimal.Round((decimal)(record.EndedAt - record.StartedAt).TotalSeconds, 3),
        Bytes = record.Artifacts?.Sum(artifact => artifact.Bytes),
        Rows = record.Artifacts is { } artifacts && artifacts.Any(artifact => artifact.Rows is not null) ? artifacts.Sum(artifact => artifact.Rows ?? 0) : null,
        Message = record.Message,
        RetryHelps = record.RetryHelps,
    };

    private static string StateOf(RunRecord record) => (ExitCode)record.ExitCode switch
    {
        Errors.ExitCode.Ok => record.PublishedBy == record.Attempt ? "published" : "unchanged",
        Errors.ExitCode.Skipped => "skipped",
        Errors.ExitCode.Terminated => "stopped",
        _ => "failed",
    };
}
