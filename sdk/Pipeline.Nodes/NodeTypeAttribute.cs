namespace Pipeline.Nodes;

/// <summary>
/// Names a node type. Without it the name is the class name in kebab-case without a trailing <c>Node</c>:
/// <c>LineCount</c> and <c>LineCountNode</c> are both <c>line-count</c>.
/// </summary>
/// <param name="name">Lower-case letters, digits and single hyphens, beginning with a letter: <c>line-count</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class NodeTypeAttribute(string name) : Attribute
{
    /// <summary>The node type's name, as the config file's <c>type</c> gives it.</summary>
    public string Name { get; } = name;
}
