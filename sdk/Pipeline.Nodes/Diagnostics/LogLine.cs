using Microsoft.Extensions.Logging;

namespace Pipeline.Nodes.Diagnostics;

/// <summary>One event to log.</summary>
/// <param name="Time">When it happened, UTC.</param>
/// <param name="Level">How serious it is.</param>
/// <param name="Event">Its id and name.</param>
/// <param name="Message">Its text.</param>
/// <param name="Values">The values in the text, by name, and the text's template as <c>{OriginalFormat}</c>.</param>
/// <param name="Exception">The exception whose stack trace is to be shown.</param>
internal sealed record LogLine(
    DateTimeOffset Time,
    LogLevel Level,
    EventId Event,
    string Message,
    IReadOnlyList<KeyValuePair<string, object?>> Values,
    Exception? Exception);
