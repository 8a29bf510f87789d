using Pipeline.Nodes.CostAnalyzer.Bills.Costs;
using Pipeline.Nodes.CostAnalyzer.Bills.Groups;
using Pipeline.Nodes.CostAnalyzer.Bills.Kinds;

namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>Where in a file's rows the needed columns are.</summary>
/// <param name="Kind">The kind of bill.</param>
/// <param name="Format">Its name, for FOCUS with the version.</param>
/// <param name="Header">The header.</param>
/// <param name="Cost">The cost that is summed.</param>
/// <param name="Time">The index of the column that periods go by.</param>
internal sealed record BillLayout(BillKind Kind, string Format, HeaderIndex Header, CostRule Cost, int Time)
{
    /// <summary>The name of the column that periods go by.</summary>
    public string TimeColumn => Header.Columns[Time];

    /// <summary>The costs that are compared with the first; null where the file lacks what one takes.</summary>
    public required IReadOnlyList<CostRule?> ComparedCosts { get; init; }

    /// <summary>The index of the currency column; -1 if the file has none.</summary>
    public required int Currency { get; init; }

    /// <summary>The index of the column of charge categories; -1 if the file has none.</summary>
    public required int Category { get; init; }

    /// <summary>The index of FOCUS's ChargeClass, which marks corrections; -1 if the file has none.</summary>
    public required int ChargeClass { get; init; }

    public required IReadOnlyList<GroupValue> Groups { get; init; }

    /// <summary>What each filter of the query looks at.</summary>
    public required IReadOnlyList<GroupValue> Filters { get; init; }

    /// <summary>The tags whose coverage is told.</summary>
    public required IReadOnlyList<GroupValue> Coverage { get; init; }

    /// <summary>The index of the column of quantities; -1 if the file has none, or nobody asks for the change.</summary>
    public required int Quantity { get; init; }

    /// <summary>What is sold under one price: price, unit and group.</summary>
    public required GroupValue Price { get; init; }

    /// <summary>Which columns of the bill stand for columns of FOCUS that it does not have.</summary>
    public required IReadOnlyDictionary<string, string> StandIns { get; init; }

    /// <summary>What was taken in place of what was asked for.</summary>
    public required IReadOnlyList<string> Notices { get; init; }

    public required IReadOnlyList<MissingColumn> Missing { get; init; }

    /// <summary>What the query asks for that this file lacks and another may have.</summary>
    public required IReadOnlyList<(string Column, string Use)> Absent { get; init; }
}
