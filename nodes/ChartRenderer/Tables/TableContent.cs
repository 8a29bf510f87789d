namespace Pipeline.Nodes.ChartRenderer.Tables;

/// <summary>A table that was read once: what charts are drawn of, by the kind of the table, and what a page shows of it.</summary>
/// <param name="Table">What it is.</param>
/// <param name="Page">Its first rows.</param>
internal sealed record TableContent(BillTable Table, PageRows Page)
{
    /// <summary>The rows of a table of groups, else none.</summary>
    public IReadOnlyList<GroupCost> Groups { get; private init; } = [];

    /// <summary>The rows of a table of periods, else none.</summary>
    public IReadOnlyList<PeriodCost> Periods { get; private init; } = [];

    /// <summary>The rows of a table of groups by period, else none.</summary>
    public IReadOnlyList<PeriodGroupCost> PeriodGroups { get; private init; } = [];

    /// <summary>The columns that count of a table of another kind; null for one that no chart is drawn of.</summary>
    public RowTable? Rows { get; private init; }

    /// <summary>Reads a table to its end.</summary>
    /// <exception cref="TableFormatException">The table is not what the contract says.</exception>
    public static TableContent Read(Stream csv, BillTable table, BillSummary bill)
    {
        PageRows page = new();
        TableContent content = new(table, page);
        return table.Kind switch
        {
            TableKind.Group => content with { Groups = TableReader.ReadGroups(csv, table, bill, page) },
            TableKind.Period => content with { Periods = TableReader.ReadPeriods(csv, table, bill, page) },
            TableKind.PeriodAndGroup => content with { PeriodGroups = TableReader.ReadPeriodGroups(csv, table, bill, page) },
            TableKind.Measures => content with { Rows = RowTable.Read(csv, table.File, page, ["PeriodStart", "Measure", "Cost"]) },
            TableKind.Change => content with
            {
                Rows = RowTable.Read(csv, table.File, page, ["PreviousStart", "PeriodStart", "PreviousCost", "Cost", "Change", .. table.GroupColumns], ["PriceEffect", "VolumeEffect"]),
            },
            TableKind.AnomalyDays => content with { Rows = RowTable.Read(csv, table.File, page, ["PeriodStart", "Cost", "Low", "High", "Verdict", "Alert"]) },
            TableKind.Budget => content with { Rows = RowTable.Read(csv, table.File, page, ["Budget"]) },
            _ => ReadPage(csv, content),
        };
    }

    private static TableContent ReadPage(Stream csv, TableContent content)
    {
        RowTable.Read(csv, content.Table.File, content.Page, []);
        return content;
    }
}
