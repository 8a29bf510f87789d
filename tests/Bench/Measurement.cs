namespace Pipeline.Nodes.Bench;

/// <summary>One run of a program.</summary>
/// <param name="Elapsed">From its start to its end, as seen from outside.</param>
/// <param name="PeakBytes">The most memory that it held.</param>
/// <param name="Output">What it printed.</param>
internal sealed record Measurement(TimeSpan Elapsed, long PeakBytes, string Output = "")
{
    /// <summary>The median of each figure, which one slow run does not move.</summary>
    public static Measurement MedianOf(IReadOnlyList<Measurement> runs) => new(
        runs.Select(run => run.Elapsed).Order().ElementAt(runs.Count / 2),
        runs.Select(run => run.PeakBytes).Order().ElementAt(runs.Count / 2));
}
