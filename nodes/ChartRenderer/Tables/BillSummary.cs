namespace Pipeline.Nodes.ChartRenderer.Tables;

/// <summary>What the analyzer says of a bill and of the tables it wrote, checked.</summary>
/// <param name="CostColumn">The bill's column that was summed, such as <c>BilledCost</c>.</param>
/// <param name="Period">The length of the periods.</param>
/// <param name="Currencies">Each currency of the bill with what is known of it.</param>
/// <param name="Tables">The tables, in the analyzer's order.</param>
internal sealed record BillSummary(
    string CostColumn,
    PeriodKind Period,
    IReadOnlyDictionary<string, CurrencyTotal> Currencies,
    IReadOnlyList<BillTable> Tables)
{
    /// <summary>What kind of bill it is.</summary>
    public string Format { get; init; } = "";

    /// <summary>The files that it was read from.</summary>
    public IReadOnlyList<BillSource> Sources { get; init; } = [];

    /// <summary>What the bill does not have, and what was taken in place of what was asked for.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}
