namespace Pipeline.Nodes.CostAnalyzer.Bills.Kinds;

/// <summary>How a kind of bill holds tags.</summary>
internal enum TagForm
{
    /// <summary>One column of JSON.</summary>
    Json,

    /// <summary>A column for each key.</summary>
    Columns,
}
