using System.Globalization;
using Pipeline.Nodes.Cli.Run.Processes;
using Pipeline.Nodes.Diagnostics;
using Pipeline.Nodes.Errors;

namespace Pipeline.Nodes.Cli.Run.Display;

/// <summary>The texts that both displays show.</summary>
internal static class DisplayText
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>What a node published: <c>2 artifacts, 12.3 MB, 1,000 rows</c>.</summary>
    public static string Published(NodeOutcome outcome)
    {
        string rows = outcome.Rows is long count ? $", {Quantity.Count(count, "row")}" : "";
        return $"{Quantity.Count(outcome.Artifacts.Count, "artifact")}, {Quantity.Bytes(outcome.Bytes)}{rows}";
    }

    /// <summary>How far a node is: <c>12.3 MB of 50.0 MB (24 %), 1,000 rows</c>.</summary>
    public static string Progress(NodeLogLine line)
    {
        string bytes = line.ExpectedBytes > 0
            ? $"{Quantity.Bytes(line.Bytes)} of {Quantity.Bytes(line.ExpectedBytes)} ({100 * line.Bytes / line.ExpectedBytes} %)"
            : line.Bytes > 0 ? Quantity.Bytes(line.Bytes) : "";
        string rows = line.Rows > 0 ? Quantity.Count(line.Rows, "row") : "";
        return string.Join(", ", new[] { bytes, rows }.Where(part => part.Length > 0));
    }

    /// <summary>An exit code with its name: <c>exit code 65 (data)</c>.</summary>
    public static string Code(int exitCode) =>
        Enum.IsDefined((ExitCode)exitCode) ? $"exit code {exitCode} ({ExitCodeInfo.NameOf((ExitCode)exitCode)})" : $"exit code {exitCode}";

    /// <summary>A time that still runs, to tenths of a second, so that it does not flicker.</summary>
    public static string Running(TimeSpan elapsed) =>
        elapsed < Minute ? elapsed.TotalSeconds.ToString("0.0 's'", CultureInfo.InvariantCulture) : Quantity.Duration(elapsed);

    /// <summary>A line of a node's log as the tool repeats it.</summary>
    public static string LogLine(PlannedNode node, NodeLogLine line)
    {
        string level = line.IsLog ? line.Level : "output";
        string trace = line.Exception is null ? "" : $"\n{line.Exception}";
        return $"{node.Section} {level}: {line.Message}{trace}";
    }

    /// <summary>Whether a line is shown beside the states: the node's warnings always, its other lines when they are asked for.</summary>
    public static bool Shows(NodeLogLine line, bool verbose) =>
        verbose || (!line.IsFinal && line.Level is "warning" or "error" or "critical");
}
