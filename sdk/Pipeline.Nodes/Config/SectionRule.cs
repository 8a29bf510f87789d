namespace Pipeline.Nodes.Config;

/// <summary>By which rule a node found its section; they are tried in this order.</summary>
internal enum SectionRule
{
    /// <summary><c>PIPELINE_NODE</c> names it.</summary>
    Named,

    /// <summary>Its <c>type</c> is the node's type.</summary>
    Typed,

    /// <summary>It is named like the node's type, with <c>_</c> for <c>-</c>.</summary>
    NamedLikeType,

    /// <summary>It has no type and holds a setting of the node's type, or a near miss of one.</summary>
    HoldsSetting,

    /// <summary>There is none, and the node's type requires nothing.</summary>
    Defaults,
}
