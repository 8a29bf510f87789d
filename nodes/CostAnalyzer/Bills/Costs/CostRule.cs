using Pipeline.Nodes.CostAnalyzer.Money;

namespace Pipeline.Nodes.CostAnalyzer.Bills.Costs;

/// <summary>How a measure is computed from the columns of a row.</summary>
internal abstract class CostRule
{
    /// <summary>The rule in words, with the names of the bill's columns.</summary>
    public abstract string Text { get; }

    /// <summary>Computes the cost of a row.</summary>
    /// <returns>False if the row has none.</returns>
    /// <exception cref="BillFormatException">A field is no amount.</exception>
    public abstract bool TryRead(BillRow row, out Amount cost);
}
