namespace Pipeline.Nodes.CostAnalyzer.Anomalies;

/// <summary>An unusual day of the bill or of one group.</summary>
/// <param name="Day">The number of the day.</param>
/// <param name="Column">The grouping column; empty for the bill as a whole.</param>
/// <param name="Group">The group as the bill has it; empty for the bill as a whole, or for rows without one.</param>
/// <param name="Found">What the day is.</param>
internal sealed record Anomaly(int Day, string Column, string Group, DayVerdict Found);
