using Microsoft.Extensions.Logging;

namespace Pipeline.Nodes.Diagnostics;

/// <summary>Logs one line for each event, as JSON or as text.</summary>
internal sealed class LineLogger(ILineFormatter formatter, LogSink sink, TimeProvider time, LogLevel minimum) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull
        => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= minimum && logLevel != LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> toText)
    {
        if (IsEnabled(logLevel))
        {
            var values = state as IReadOnlyList<KeyValuePair<string, object?>>;
            sink.Write(formatter.Format(new LogLine(time.GetUtcNow(), logLevel, eventId, toText(state, exception), values ?? [], exception)));
        }
    }
}
