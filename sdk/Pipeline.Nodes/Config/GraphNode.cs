namespace Pipeline.Nodes.Config;

/// <summary>What the order of nodes depends on: the folders of one node, as far as they are known.</summary>
internal sealed record GraphNode
{
    /// <summary>The section's name.</summary>
    public required string Name { get; init; }

    /// <summary>The node type as the section says it or as the caller found it; <see langword="null"/> where neither knows.</summary>
    public string? Type { get; init; }

    /// <summary>The section; <see langword="null"/> for a node that runs on its type's defaults.</summary>
    public Section? Section { get; init; }

    /// <summary>The folders it reads; <see langword="null"/> where they are not known.</summary>
    public IReadOnlyList<string>? Inputs { get; init; }

    /// <summary>The folder it writes; <see langword="null"/> where it is not known.</summary>
    public string? Output { get; init; }

    /// <summary>The sections that must be done before.</summary>
    public IReadOnlyList<string> DependsOn => Section?.DependsOn ?? [];

    /// <summary>Whether readers of its output demand a manifest: the section says its type, and not <c>"manifest": false</c>.</summary>
    public bool ManifestRequired => Section is { Type: not null, HasManifest: true };

    /// <summary>Describes a section.</summary>
    /// <param name="section">The section.</param>
    /// <param name="resolvedType">The type it turned out to be, where it does not say so itself.</param>
    public static GraphNode Of(Section section, string? resolvedType = null)
    {
        string? type = section.Type ?? resolvedType;
        DefaultFolders? defaults = type is null ? null : DefaultFolders.Of(type, section.Name);
        return new GraphNode
        {
            Name = section.Name,
            Type = type,
            Section = section,
            Inputs = section.InputFolders ?? defaults?.Inputs,
            Output = section.OutputFolder ?? defaults?.Output,
        };
    }

    /// <summary>Describes a node that has no section and runs on its type's defaults.</summary>
    public static GraphNode OfDefaults(string type)
    {
        string name = SectionNameOf(type);
        DefaultFolders defaults = DefaultFolders.Of(type, name);
        return new GraphNode { Name = name, Type = type, Inputs = defaults.Inputs, Output = defaults.Output };
    }

    /// <summary>The section's name that stands for a type: <c>cost_analyzer</c> for <c>cost-analyzer</c>.</summary>
    public static string SectionNameOf(string type) => type.Replace('-', '_');
}
