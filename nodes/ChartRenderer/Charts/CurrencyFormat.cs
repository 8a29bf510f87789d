namespace Pipeline.Nodes.ChartRenderer.Charts;

/// <summary>How the currency of an amount is written.</summary>
internal enum CurrencyFormat
{
    /// <summary>Its sign, if it has one that everybody knows: $12.</summary>
    Symbol,

    /// <summary>Its code: USD 12.</summary>
    Code,

    /// <summary>Not at all: the subtitle names it.</summary>
    None,
}
