namespace Pipeline.Nodes.Cli.Dags;

/// <summary>The operator that generated DAG files import: one text for all of them.</summary>
internal static class OperatorFile
{
    /// <summary>The file's name, which is the module's.</summary>
    public const string Name = "pipeline_nodes_operator.py";

    /// <summary>The Python text.</summary>
    public static string Read()
    {
        using Stream resource = typeof(OperatorFile).Assembly.GetManifestResourceStream(Name)!;
        using StreamReader reader = new(resource);
        return reader.ReadToEnd();
    }
}
