using Pipeline.Nodes.Cli.NodeTypes;

namespace Pipeline.Nodes.Cli.Run;

/// <summary>One node that is to be run.</summary>
internal sealed record PlannedNode
{
    /// <summary>Its section; for a node on its defaults the name that stands for its type.</summary>
    public required string Section { get; init; }

    /// <summary>Its type.</summary>
    public required string Type { get; init; }

    /// <summary>Whether it has no section and runs on its type's defaults.</summary>
    public required bool OnDefaults { get; init; }

    /// <summary>How it is started.</summary>
    public required NodeCommand Command { get; init; }

    /// <summary>The prefix of its output folder in the store, which ends with <c>/</c>.</summary>
    public required string OutputPrefix { get; init; }

    /// <summary>The folders that it reads, by name below the workspace.</summary>
    public required IReadOnlyList<string> InputFolders { get; init; }

    /// <summary>The sections that must be done before.</summary>
    public required IReadOnlyList<string> Needs { get; init; }

    /// <summary>Its place in the plan, from 1, and how many there are: <c>2/3</c>.</summary>
    public required string Place { get; init; }
}
