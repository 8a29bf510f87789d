namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>What a charge is for: FOCUS's ChargeCategory, with refunds apart.</summary>
internal enum ChargeKind
{
    Usage,
    Purchase,
    Tax,
    Credit,
    Adjustment,
    Refund,

    /// <summary>The bill does not say, or says something that is none of the others.</summary>
    Unknown,
}
