namespace Pipeline.Nodes.Cli.Configs.Differences;

/// <summary>A place at which two config files differ.</summary>
/// <param name="Pointer">Its JSON pointer.</param>
/// <param name="Before">What stood there, as JSON; <see langword="null"/>: nothing.</param>
/// <param name="After">What stands there, as JSON; <see langword="null"/>: nothing.</param>
internal sealed record ConfigChange(string Pointer, string? Before, string? After)
{
    /// <summary>One line for a person.</summary>
    public override string ToString() => (Before, After) switch
    {
        (null, _) => $"+ {Pointer}: {After}",
        (_, null) => $"- {Pointer}: {Before}",
        _ => $"~ {Pointer}: {Before} -> {After}",
    };
}
