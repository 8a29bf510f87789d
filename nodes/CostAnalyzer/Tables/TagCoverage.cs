using Pipeline.Nodes.CostAnalyzer.Sums;

namespace Pipeline.Nodes.CostAnalyzer.Tables;

/// <summary>How much of a bill's usage has a tag.</summary>
internal sealed record TagCoverage(string Key, CostCell Tagged, CostCell Untagged);
