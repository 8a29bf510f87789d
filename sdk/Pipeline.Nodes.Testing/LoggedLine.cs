using Microsoft.Extensions.Logging;

namespace Pipeline.Nodes.Testing;

/// <summary>One line of the node's log.</summary>
/// <param name="Level">How serious it is.</param>
/// <param name="EventId">The event's id.</param>
/// <param name="Message">Its text, with secrets blotted out.</param>
/// <param name="Exception">The exception that it shows, with its stack trace; <see langword="null"/> for most.</param>
public sealed record LoggedLine(LogLevel Level, int EventId, string Message, string? Exception)
{
    /// <summary>Gives the line as a person reads it.</summary>
    public override string ToString() => $"{Level}: {Message}{(Exception is null ? "" : $"\n{Exception}")}";
}
