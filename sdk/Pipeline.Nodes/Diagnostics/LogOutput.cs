using Microsoft.Extensions.Logging;
using Pipeline.Nodes.EnvironmentVariables;

namespace Pipeline.Nodes.Diagnostics;

/// <summary>Makes the log of a process.</summary>
/// <param name="sink">Where its lines go.</param>
/// <param name="isTerminal">Whether a person watches: then the default is text.</param>
/// <param name="time">The clock.</param>
internal sealed class LogOutput(LogSink sink, bool isTerminal, TimeProvider time)
{
    public ILogger Create(LogFormat? format, LogLevel minimum, LogScope scope)
    {
        bool text = (format ?? (isTerminal ? LogFormat.Text : LogFormat.Json)) == LogFormat.Text;
        return new LineLogger(text ? new TextFormatter(scope) : new JsonFormatter(scope), sink, time, minimum);
    }
}
