namespace Pipeline.Nodes.CostAnalyzer.Money;

/// <summary>What came of reading an amount.</summary>
internal enum AmountProblem
{
    None,

    /// <summary>The text is no number in plain or E notation.</summary>
    NotANumber,

    /// <summary>The number has more than <see cref="AmountParser.MaxDigits"/> digits before or after its point.</summary>
    TooManyDigits,
}
