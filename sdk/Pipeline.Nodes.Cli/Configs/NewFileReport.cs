namespace Pipeline.Nodes.Cli.Configs;

/// <summary>A new config file.</summary>
/// <param name="File">Its path.</param>
/// <param name="DagKey">Its DAG key.</param>
/// <param name="SchemaFile">The schema beside it.</param>
/// <param name="ToFillIn">JSON pointers of what must be filled in.</param>
internal sealed record NewFileReport(string File, string DagKey, string SchemaFile, IReadOnlyList<string> ToFillIn);
