namespace Pipeline.Nodes.CostAnalyzer.Anomalies;

/// <summary>When a day is unusual, and when that is worth an alert.</summary>
/// <param name="AlertAmount">An alert needs a difference of at least this much, in the bill's currency.</param>
/// <param name="AlertPercent">And of at least this part of what was expected, in percent.</param>
internal sealed record AnomalyOptions(decimal AlertAmount, decimal AlertPercent);
