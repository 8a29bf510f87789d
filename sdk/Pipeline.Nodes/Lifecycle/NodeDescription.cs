using System.ComponentModel;
using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Nodes.Config;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>What is known of a node type before any environment is read.</summary>
/// <param name="Node">The author's node.</param>
/// <param name="Name">The type's name.</param>
/// <param name="Summary">What the node does, from its <c>[Description]</c>; empty where it has none.</param>
/// <param name="Config">The config record's metadata.</param>
/// <param name="Type">What the section resolver must know.</param>
/// <param name="Version">The program's version.</param>
/// <param name="Revision">The program's source revision; empty where the build had none.</param>
internal sealed record NodeDescription(
    PipelineNode Node, string Name, string Summary, JsonTypeInfo Config, KnownNodeType Type, string Version, string Revision)
{
    /// <summary>The author's method, for texts about bugs: <c>LineCount.ExecuteAsync</c>.</summary>
    public string Method => $"{Node.GetType().Name}.ExecuteAsync";

    public static NodeDescription Of(PipelineNode node, IJsonTypeInfoResolver json)
    {
        string name = NodeTypeName.Of(node.GetType());
        JsonTypeInfo config = ConfigJson.TypeInfoOf(json, node.ConfigType);
        (string version, string revision) = ProgramInfo.Of(node.GetType());
        string summary = node.GetType().GetCustomAttribute<DescriptionAttribute>()?.Description ?? "";
        return new NodeDescription(node, name, summary, config, KnownNodeType.Of(name, config), version, revision);
    }
}
