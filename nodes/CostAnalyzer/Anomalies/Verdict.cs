namespace Pipeline.Nodes.CostAnalyzer.Anomalies;

/// <summary>What a day is.</summary>
internal enum Verdict
{
    /// <summary>There is too little history to tell.</summary>
    Unknown,
    Normal,
    Spike,
    Drop,
}
