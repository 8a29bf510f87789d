namespace Pipeline.Nodes.Images.Sbom;

/// <summary>One part of an image.</summary>
/// <param name="Type">The kind, in CycloneDX's words: <c>library</c>, <c>file</c>, <c>operating-system</c>, <c>container</c>.</param>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version; empty where it has none of its own.</param>
/// <param name="Reference">What names it in the document and, where it begins with <c>pkg:</c>, everywhere.</param>
internal sealed record Component(string Type, string Name, string Version, string Reference)
{
    /// <summary>Whether it only helped to build: nothing of it is in the image.</summary>
    public bool BuildOnly { get; init; }

    /// <summary>Its licence as an SPDX expression; null where its package names none.</summary>
    public string? License { get; init; }

    /// <summary>The algorithm and the hash in lower-case hex; null where there is none.</summary>
    public (string Algorithm, string Hex)? Hash { get; init; }

    /// <summary>The references of what it needs.</summary>
    public IReadOnlyList<string> DependsOn { get; init; } = [];
}
