namespace Pipeline.Nodes.Cli.NodeTypes;

/// <summary>How a node of some type is started.</summary>
/// <param name="Name">What people call it: the program's path, or the image.</param>
/// <param name="Program">The program to start, absolute.</param>
internal sealed record NodeCommand(string Name, string Program)
{
    /// <summary>The image that a container engine runs; <see langword="null"/>: the program is the node itself.</summary>
    public string? Image { get; init; }

    /// <summary>What the program is given to run an attempt.</summary>
    public IReadOnlyList<string> RunArguments { get; init; } = [];

    /// <summary>What the program is given before a question such as <c>--schema</c>.</summary>
    public IReadOnlyList<string> AskArguments { get; init; } = [];

    /// <summary>What the program is given to end the attempt at once, where ending the process that was started does not.</summary>
    public IReadOnlyList<string> EndArguments { get; init; } = [];

    /// <summary>The program itself.</summary>
    public static NodeCommand Of(string path) => new(path, path);
}
