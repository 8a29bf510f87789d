using System.Text.Json;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.Lifecycle;

namespace Pipeline.Nodes.Cli.Run.Processes;

/// <summary>One line that a node wrote.</summary>
internal sealed record NodeLogLine
{
    /// <summary>The level's name; empty where the line is not one of the log.</summary>
    public string Level { get; init; } = "";

    /// <summary>The text; the whole line where it is not one of the log.</summary>
    public required string Message { get; init; }

    /// <summary>The event's id; 0 where there is none.</summary>
    public int EventId { get; init; }

    /// <summary>The phase that the attempt is in; <see langword="null"/> where the line does not say.</summary>
    public string? Phase { get; init; }

    /// <summary>The stack trace of a bug; <see langword="null"/> elsewhere.</summary>
    public string? Exception { get; init; }

    /// <summary>Bytes of input that are done, of a progress line.</summary>
    public long Bytes { get; init; }

    /// <summary>Bytes of input that there will be, of a progress line; 0 where nobody knows.</summary>
    public long ExpectedBytes { get; init; }

    /// <summary>Rows that are done, of a progress line.</summary>
    public long Rows { get; init; }

    /// <summary>Whether it is a line of the log, and no stray output.</summary>
    public bool IsLog => Level.Length > 0;

    /// <summary>Whether it says how far the work is.</summary>
    public bool IsProgress => EventId == DiagnosticsLog.ProgressEventId;

    /// <summary>Whether it says how the attempt ended.</summary>
    public bool IsFinal => LifecycleLog.IsOutcome(EventId);

    /// <summary>Reads a line. Anything that is not of the log is stray output.</summary>
    public static NodeLogLine Read(string line)
    {
        if (line.StartsWith('{'))
        {
            try
            {
                using JsonDocument json = JsonDocument.Parse(line);
                if (Text(json.RootElement, "message") is string message && Text(json.RootElement, "level") is string level)
                {
                    return Read(json.RootElement, message, level);
                }
            }
            catch (JsonException)
            {
                // Stray output that begins like JSON.
            }
        }

        return new NodeLogLine { Message = line };
    }

    private static NodeLogLine Read(JsonElement root, string message, string level)
    {
        bool hasValues = root.TryGetProperty("values", out JsonElement values) && values.ValueKind == JsonValueKind.Object;
        return new NodeLogLine
        {
            Level = level,
            Message = message,
            EventId = (int)Number(root, "event_id"),
            Phase = Text(root, "phase"),
            Exception = Text(root, "exception"),
            Bytes = hasValues ? Number(values, "bytes") : 0,
            ExpectedBytes = hasValues ? Number(values, "expected_bytes") : 0,
            Rows = hasValues ? Number(values, "rows") : 0,
        };
    }

    private static string? Text(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement member) && member.ValueKind == JsonValueKind.String ? member.GetString() : null;

    private static long Number(JsonElement parent, string name) =>
        parent.TryGetProperty(name, out JsonElement member)
        && member.ValueKind == JsonValueKind.Number
        && member.TryGetInt64(out long value) ? value : 0;
}
