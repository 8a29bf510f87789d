namespace Pipeline.Nodes.CostAnalyzer.Changes;

/// <summary>Over which periods the change is told.</summary>
internal enum ChangePeriod
{
    /// <summary>The longest of month, week and day of which the bill has two whole ones in a row.</summary>
    Auto,
    Day,
    Week,
    Month,

    /// <summary>Not at all.</summary>
    Off,
}
