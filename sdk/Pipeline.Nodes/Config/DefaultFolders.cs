namespace Pipeline.Nodes.Config;

/// <summary>The folders that a node reads and writes where its section does not say.</summary>
/// <param name="Inputs">The folders it reads.</param>
/// <param name="Output">The folder it writes.</param>
internal sealed record DefaultFolders(IReadOnlyList<string> Inputs, string Output)
{
    /// <summary>The folders of a node type.</summary>
    /// <param name="type">The node type.</param>
    /// <param name="sectionName">The section's name: the output folder of a type that is not one of the three of the sample.</param>
    public static DefaultFolders Of(string type, string sectionName) => type switch
    {
        "data-fetcher" => new([], "data"),
        "cost-analyzer" => new(["data"], "processed"),
        "chart-renderer" => new(["processed"], "results"),
        _ => new(["data"], sectionName),
    };
}
