using System.Text.RegularExpressions;
using Pipeline.Nodes.TestSupport;

namespace Pipeline.Nodes.EndToEnd.Tests;

/// <summary>Texts without what differs from run to run.</summary>
internal static partial class Stable
{
    /// <summary>The messages of a log, one a line.</summary>
    public static string Text(NodeResult result, Bucket bucket) => Text(string.Join('\n', result.Messages), bucket);

    public static string Text(string text, Bucket bucket)
    {
        text = text.Replace(bucket.Address, "{bucket}", StringComparison.Ordinal);
        text = LocalRun().Replace(text, "{run}");
        text = Attempt().Replace(text, "{attempt}");
        text = Port().Replace(text, "{server}");
        text = Elapsed().Replace(text, "after {time}");
        return Version().Replace(text, "{version}");
    }

    [GeneratedRegex(@"local-\d{8}T\d{6}Z-[0-9a-f]{6}")]
    private static partial Regex LocalRun();

    [GeneratedRegex(@"\b[0-9a-f]{16}\b")]
    private static partial Regex Attempt();

    [GeneratedRegex(@"127\.0\.0\.1:\d+")]
    private static partial Regex Port();

    [GeneratedRegex(@"after \d+[.\d]* (s|min)( \d+ s)?")]
    private static partial Regex Elapsed();

    [GeneratedRegex(@"\b\d+\.\d+\.\d+(-[\w.]+)?\b")]
    private static partial Regex Version();
}
