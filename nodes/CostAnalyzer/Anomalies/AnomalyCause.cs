namespace Pipeline.Nodes.CostAnalyzer.Anomalies;

/// <summary>A group that had its part in an unusual day.</summary>
/// <param name="Day">The number of the day.</param>
/// <param name="Rank">From 1, within the column.</param>
/// <param name="Column">The grouping column.</param>
/// <param name="Group">The group as the bill has it.</param>
/// <param name="Cost">What it cost on that day.</param>
/// <param name="Expected">Its median over the days before.</param>
internal sealed record AnomalyCause(int Day, int Rank, string Column, string Group, decimal Cost, decimal Expected);
