using Microsoft.Extensions.Logging;
using Pipeline.Nodes.Cli.CommandLine;
using Pipeline.Nodes.Cli.Host;

namespace Pipeline.Nodes.Cli.Stores;

/// <summary>Tells a person what keeps them waiting: requests that must be repeated.</summary>
internal sealed class StoreLog(ToolHost host) : ILogger
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            host.Error.WriteLine($"{PipelineTool.Name}: {formatter(state, exception)}");
        }
    }
}
