namespace Pipeline.Nodes.Config;

/// <summary>One node of a config file: the common keys, checked, and the settings of its type as they stand.</summary>
internal sealed record Section
{
    /// <summary>The section's name, for example <c>node_1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The section as it stands in the file.</summary>
    public required ConfigNode Node { get; init; }

    /// <summary>The node type; <see langword="null"/> where the section does not say.</summary>
    public string? Type { get; init; }

    /// <summary>The container image; <see langword="null"/> where the section does not say.</summary>
    public string? Image { get; init; }

    /// <summary>The folders it reads; <see langword="null"/> where the section does not say.</summary>
    public IReadOnlyList<string>? InputFolders { get; init; }

    /// <summary>The folder it writes; <see langword="null"/> where the section does not say.</summary>
    public string? OutputFolder { get; init; }

    /// <summary>The sections that must be done before. Empty by default.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];

    /// <summary>The container's resources; <see langword="null"/> where the section does not say.</summary>
    public SectionResources? Resources { get; init; }

    /// <summary>What <c>manifest</c> says: whether readers demand a manifest where the section is typed. Default yes.</summary>
    public bool HasManifest { get; init; } = true;

    /// <summary>What to do when there is nothing to do. Default: fail.</summary>
    public WhenEmpty WhenEmpty { get; init; }

    /// <summary>
    /// The section as one text that does not depend on white space, on the order of members, or on the user's own keys. References to
    /// secrets are not resolved in it.
    /// </summary>
    public string CanonicalJson => Config.CanonicalJson.Write(Node);

    /// <summary>The SHA-256 of <see cref="CanonicalJson"/> in lower-case hex: equal where two sections say the same.</summary>
    public string Sha256 => Config.CanonicalJson.Sha256(CanonicalJson);
}
