namespace Pipeline.Nodes.Config;

/// <summary>One member of a JSON object.</summary>
/// <param name="Name">The member's name, unescaped.</param>
/// <param name="Line">The line of the name, from 1.</param>
/// <param name="Value">The member's value.</param>
internal sealed record ConfigMember(string Name, int Line, ConfigNode Value)
{
    /// <summary>Whether the name is the user's own: it begins with <c>x_</c> or <c>$</c>, and nothing looks at the value.</summary>
    public bool IsUsersOwn => Name.StartsWith("x_", StringComparison.Ordinal) || Name.StartsWith('$');
}
