namespace Pipeline.Nodes.Config;

/// <summary>Everything that a node takes from its config file.</summary>
internal sealed record NodeConfig
{
    /// <summary>The config file.</summary>
    public required PipelineConfigFile File { get; init; }

    /// <summary>The section, and by which rule it was found.</summary>
    public required SectionChoice Choice { get; init; }

    /// <summary>The config record and what holds for each setting.</summary>
    public required BoundSettings Settings { get; init; }

    /// <summary>The order of all nodes, as far as this node can know it.</summary>
    public required PipelineGraph Graph { get; init; }

    /// <summary>The folders that this node reads.</summary>
    public required IReadOnlyList<InputFolder> Inputs { get; init; }

    /// <summary>The folder that this node writes.</summary>
    public required string OutputFolder { get; init; }

    /// <summary>What to do when there is nothing to do.</summary>
    public WhenEmpty WhenEmpty => Choice.Section?.WhenEmpty ?? WhenEmpty.Fail;
}
