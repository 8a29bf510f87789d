using System.Text.Json;
using Pipeline.Nodes.Config;

namespace Pipeline.Nodes.Cli.NodeTypes;

/// <summary>A node type as its <c>--schema</c> describes it.</summary>
/// <param name="Type">What finding its section needs.</param>
/// <param name="Schema">The schema of its section.</param>
internal sealed record NodeTypeSchema(KnownNodeType Type, JsonElement Schema)
{
    /// <summary>Reads a schema document.</summary>
    /// <param name="document">The document's bytes.</param>
    /// <param name="source">Where it comes from, for the text of an exception.</param>
    /// <exception cref="FormatException">It is not the schema of a section.</exception>
    public static NodeTypeSchema Read(ReadOnlyMemory<byte> document, string source)
    {
        KnownNodeType type = SectionSchemaReader.Read(document, source);
        using JsonDocument json = JsonDocument.Parse(document);
        return new NodeTypeSchema(type, json.RootElement.Clone());
    }
}
