namespace Pipeline.Nodes.Config;

/// <summary>The keys that any section may carry beside the settings of its type.</summary>
internal static class CommonKeys
{
    /// <summary>The node type that runs the section.</summary>
    public const string Type = "type";

    /// <summary>The container image that runs the section; the tool and the DAG use it, the node does not.</summary>
    public const string Image = "image";

    /// <summary>The folder or folders that the node reads.</summary>
    public const string InputDirectory = "input_dir";

    /// <summary>The folder that the node writes.</summary>
    public const string OutputDirectory = "output_dir";

    /// <summary>The sections that must be done before, beside those whose folders it reads.</summary>
    public const string DependsOn = "depends_on";

    /// <summary>The container's resources, as Kubernetes writes them.</summary>
    public const string Resources = "resources";

    /// <summary>Whether readers demand this section's manifest.</summary>
    public const string Manifest = "manifest";

    /// <summary>What to do when there is nothing to do.</summary>
    public const string WhenEmpty = "when_empty";

    /// <summary>All of them, in the order of the documentation.</summary>
    public static IReadOnlyList<string> All { get; } =
        [Type, Image, InputDirectory, OutputDirectory, DependsOn, Resources, Manifest, WhenEmpty];
}
