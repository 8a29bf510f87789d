namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>How long the periods are that costs are summed over, in UTC.</summary>
internal enum BillPeriod
{
    Hour,
    Day,

    /// <summary>From Monday, as in ISO 8601.</summary>
    Week,
    Month,
}
