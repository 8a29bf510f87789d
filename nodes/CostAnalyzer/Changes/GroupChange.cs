using Pipeline.Nodes.CostAnalyzer.Money;

namespace Pipeline.Nodes.CostAnalyzer.Changes;

/// <summary>How the cost of one group changed. The three effects add up to the change exactly.</summary>
/// <param name="Group">The number of the group; <see cref="Tables.CostRow.Other"/> for the folded ones.</param>
/// <param name="Before">The cost in the earlier period.</param>
/// <param name="After">The cost in the later one.</param>
/// <param name="Price">What comes from other prices: ΔP · Q1.</param>
/// <param name="Volume">What comes from other quantities, at the earlier price: ΔQ · P0; also what is new or gone.</param>
internal readonly record struct GroupChange(int Group, Amount Before, Amount After, Amount Price, Amount Volume)
{
    public Amount Change => After - Before;

    /// <summary>What comes from rows without quantities.</summary>
    public Amount Unsplit => Change - Price - Volume;
}
