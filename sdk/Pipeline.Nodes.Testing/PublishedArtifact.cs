using System.Text;

namespace Pipeline.Nodes.Testing;

/// <summary>One file that the node published, as a reader gets it.</summary>
/// <param name="Name">Its name, the path below the output folder.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="MediaType">Its media type, as the manifest says.</param>
/// <param name="Rows">How many rows it holds; <see langword="null"/> where the node did not say.</param>
public sealed record PublishedArtifact(string Name, ReadOnlyMemory<byte> Content, string MediaType, long? Rows)
{
    /// <summary>Its content as text, read as UTF-8.</summary>
    public string Text => Encoding.UTF8.GetString(Content.Span);
}
