namespace Pipeline.Nodes.CostAnalyzer.Bills.Kinds;

/// <summary>Any table of charges: columns by the names of FOCUS, or by those that the settings name.</summary>
internal static class OtherBill
{
    public static BillKind Kind { get; } = new(BillFormat.Csv, "CSV")
    {
        Columns = FocusBill.Kind.Columns,
        Costs = FocusBill.Kind.Costs,
        ChargeKinds = FocusBill.Kind.ChargeKinds,
    };
}
