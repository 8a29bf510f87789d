using System.Text;
using System.Text.Json;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Testing;

/// <summary>How an attempt of a node ended, and what is to be seen then.</summary>
public sealed class NodeTestResult
{
    internal NodeTestResult()
    {
    }

    /// <summary>The code that the node's program would have ended with.</summary>
    public required ExitCode ExitCode { get; init; }

    /// <summary>The line for a person that the log, the termination message and the run record end with.</summary>
    public required string Message { get; init; }

    /// <summary>
    /// What readers of the node's output folder see now, by name: what this attempt published, or an earlier one where this one failed. Empty
    /// where nothing was ever published.
    /// </summary>
    public required IReadOnlyDictionary<string, PublishedArtifact> Outputs { get; init; }

    /// <summary>The counters of this attempt, by name; also of one that failed.</summary>
    public required IReadOnlyDictionary<string, long> Counters { get; init; }

    /// <summary>The manifest that stands in the output folder now; <see langword="null"/> where there is none.</summary>
    public required JsonElement? Manifest { get; init; }

    /// <summary>Every line that was logged, from level debug, in order.</summary>
    public required IReadOnlyList<LoggedLine> Log { get; init; }

    /// <summary>Gives the exit code, the message and the log, as a failed assertion should show them.</summary>
    public override string ToString()
    {
        var text = new StringBuilder($"exit code {(int)ExitCode}: {Message}");
        foreach (LoggedLine line in Log)
        {
            text.Append('\n').Append(line);
        }

        return text.ToString();
    }
}
