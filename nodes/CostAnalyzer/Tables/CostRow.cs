using Pipeline.Nodes.CostAnalyzer.Sums;

namespace Pipeline.Nodes.CostAnalyzer.Tables;

/// <summary>One row of a table.</summary>
/// <param name="Period">The number of its period; of no meaning in a table without periods.</param>
/// <param name="Group">The number of its group; <see cref="Other"/> for the folded ones; of no meaning in a table without groups.</param>
/// <param name="Sum">What it costs.</param>
internal readonly record struct CostRow(int Period, int Group, CostCell Sum)
{
    public const int Other = -1;
}
