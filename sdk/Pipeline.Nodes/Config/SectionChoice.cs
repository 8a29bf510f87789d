namespace Pipeline.Nodes.Config;

/// <summary>Which section a node takes, and why.</summary>
/// <param name="Type">The node type that asked.</param>
/// <param name="Section">The section; <see langword="null"/> where the node runs on its type's defaults.</param>
/// <param name="Rule">The rule that decided.</param>
/// <param name="Reason">The rule in words, for the log.</param>
internal sealed record SectionChoice(string Type, Section? Section, SectionRule Rule, string Reason)
{
    /// <summary>The section's name; where there is none the type with <c>_</c> for <c>-</c>.</summary>
    public string Name => Section?.Name ?? GraphNode.SectionNameOf(Type);

    /// <summary>The section's canonical text; <c>{}</c> where there is none.</summary>
    public string CanonicalJson => Section?.CanonicalJson ?? Config.CanonicalJson.Empty;

    /// <summary>The SHA-256 of <see cref="CanonicalJson"/> in lower-case hex: equal where two attempts work by the same settings.</summary>
    public string Sha256 => Config.CanonicalJson.Sha256(CanonicalJson);

    /// <summary>The node as the graph sees it.</summary>
    public GraphNode ToGraphNode() => Section is null ? GraphNode.OfDefaults(Type) : GraphNode.Of(Section, Type);
}
