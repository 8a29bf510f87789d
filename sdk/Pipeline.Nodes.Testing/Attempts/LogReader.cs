using System.Text.Json;
using Microsoft.Extensions.Logging;
using Pipeline.Nodes.Diagnostics;

namespace Pipeline.Nodes.Testing.Attempts;

/// <summary>Reads the JSON lines of a node's log.</summary>
internal static class LogReader
{
    private static readonly Dictionary<string, LogLevel> Levels = new[]
    {
        LogLevel.Debug, LogLevel.Information, LogLevel.Warning, LogLevel.Error, LogLevel.Critical,
    }.ToDictionary(LevelNames.Of);

    public static IReadOnlyList<LoggedLine> Read(byte[] utf8)
    {
        var lines = new List<LoggedLine>();
        using var text = new StreamReader(new MemoryStream(utf8));
        while (text.ReadLine() is { } line)
        {
            using JsonDocument json = JsonDocument.Parse(line);
            JsonElement entry = json.RootElement;
            lines.Add(new LoggedLine(
                Levels[entry.GetProperty("level").GetString()!],
                entry.GetProperty("event_id").GetInt32(),
                entry.GetProperty("message").GetString()!,
                entry.TryGetProperty("exception", out JsonElement exception) ? exception.GetString() : null));
        }

        return lines;
    }
}
