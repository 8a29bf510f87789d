using System.Text.Json;

namespace Pipeline.Nodes.TestSupport;

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Error">What it wrote to standard error.</param>
public sealed record NodeResult(int ExitCode, string Output, string Error)
{
    /// <summary>The log lines.</summary>
    public IReadOnlyList<JsonElement> Log =>
        [.. Output.Split('\n').Where(line => line.StartsWith('{')).Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary>The messages of the log.</summary>
    public IReadOnlyList<string> Messages => [.. Log.Select(line => line.GetProperty("message").GetString()!)];

    /// <summary>What a person reads of it: the messages of the log, one a line, and standard error.</summary>
    public string Text => string.Join('\n', [.. Messages, Error]);

    /// <summary>The last message of level error, or of any level where there is none.</summary>
    public string Verdict => Log.Where(line => line.GetProperty("level").GetString() == "error").ToArray() is [.., JsonElement error]
        ? error.GetProperty("message").GetString()!
        : Messages is [.., string last] ? last : Error;
}
