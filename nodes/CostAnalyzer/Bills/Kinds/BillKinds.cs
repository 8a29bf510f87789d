namespace Pipeline.Nodes.CostAnalyzer.Bills.Kinds;

/// <summary>All kinds of bills, and which one a file is.</summary>
internal static class BillKinds
{
    // Azure's two exports have the same columns; only their names tell which one is which.
    private const string Amortized = "amortized";

    private static readonly BillKind[] Known = [FocusBill.Kind, AwsBill.Cur2, AwsBill.Legacy, AzureBill.Actual, GcpBill.Kind];

    /// <summary>The kind of a file: the one that the settings name, else the one that its header and name tell.</summary>
    public static BillKind Of(string file, HeaderIndex header, BillFormat asked) => asked switch
    {
        BillFormat.Auto => Detect(file, header),
        BillFormat.AzureAmortized => AzureBill.Amortized,
        BillFormat.Csv => OtherBill.Kind,
        _ => Known.Single(kind => kind.Format == asked),
    };

    private static BillKind Detect(string file, HeaderIndex header)
    {
        BillKind kind = Known.FirstOrDefault(kind => kind.Fits(header)) ?? OtherBill.Kind;
        return kind == AzureBill.Actual && file.Contains(Amortized, StringComparison.OrdinalIgnoreCase) ? AzureBill.Amortized : kind;
    }
}
