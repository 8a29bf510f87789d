namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>The four measures of a bill, by the names that FOCUS gives their columns.</summary>
internal static class CostColumns
{
    public const string Billed = "BilledCost";
    public const string Effective = "EffectiveCost";
    public const string List = "ListCost";
    public const string Contracted = "ContractedCost";

    public static IReadOnlyList<string> All { get; } = [Billed, Effective, List, Contracted];

    /// <summary>The measure of this name in any case; null if it is none.</summary>
    public static string? Find(string name) => All.FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
}
