namespace Pipeline.Nodes.CostAnalyzer.Bills;

/// <summary>Which kind of bill the files are.</summary>
internal enum BillFormat
{
    /// <summary>Told from the header of each file.</summary>
    Auto,
    Focus,
    AwsCur2,
    AwsCurLegacy,
    AzureActual,
    AzureAmortized,
    GcpExport,

    /// <summary>None of these: the columns are named in the settings.</summary>
    Csv,
}
