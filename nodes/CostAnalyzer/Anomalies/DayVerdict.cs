namespace Pipeline.Nodes.CostAnalyzer.Anomalies;

/// <summary>A day of a series, judged by the days before it.</summary>
/// <param name="Cost">What it cost.</param>
/// <param name="Expected">What was expected.</param>
/// <param name="Margin">How far from that a normal day may lie.</param>
/// <param name="Score">The difference in robust standard deviations.</param>
/// <param name="Verdict">What the day is.</param>
/// <param name="IsAlert">Whether it is worth an alert.</param>
internal readonly record struct DayVerdict(decimal Cost, decimal Expected, decimal Margin, decimal Score, Verdict Verdict, bool IsAlert)
{
    public decimal Difference => Cost - Expected;

    public bool IsAnomaly => Verdict is Verdict.Spike or Verdict.Drop;
}
