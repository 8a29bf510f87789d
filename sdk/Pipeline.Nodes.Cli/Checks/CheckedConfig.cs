using Pipeline.Nodes.Config;

namespace Pipeline.Nodes.Cli.Checks;

/// <summary>A config file in which nothing is wrong that can be seen without running it.</summary>
/// <param name="File">The config file.</param>
/// <param name="Content">Its bytes.</param>
/// <param name="Graph">Its nodes in their order; each has a type.</param>
/// <param name="Decisions">What the file leaves open and the tool decided, in words, by section.</param>
internal sealed record CheckedConfig(
    PipelineConfigFile File, ReadOnlyMemory<byte> Content, PipelineGraph Graph, IReadOnlyDictionary<string, string> Decisions);
