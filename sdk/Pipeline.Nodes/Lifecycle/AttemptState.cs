using Pipeline.Nodes.Artifacts;
using Pipeline.Nodes.Config;
using Pipeline.Nodes.EnvironmentVariables;
using Pipeline.Nodes.Publishing;

namespace Pipeline.Nodes.Lifecycle;

/// <summary>What is known of the attempt so far: it fills up from phase to phase, and whoever reports a failure finds in it how far it came.</summary>
internal sealed class AttemptState(NodeDescription node, PhaseClock phases)
{
    public NodeDescription Node { get; } = node;

    public PhaseClock Phases { get; } = phases;

    public NodeEnvironment? Environment { get; set; }

    public RunIdentity? Identity { get; set; }

    public LoadedConfig? Config { get; set; }

    public SectionChoice? Section { get; set; }

    /// <summary>The folder that the node writes, below the workspace.</summary>
    public string OutputFolder { get; set; } = "";

    public IReadOnlyList<FoundInput> Inputs { get; set; } = [];

    public OutputSet? Outputs { get; set; }

    public Counters? Counters { get; set; }

    public Publisher? Publisher { get; set; }

    /// <summary>Takes secrets out of texts.</summary>
    public Redactor Redactor { get; set; } = Redactor.None;

    /// <summary>The prefix of the output folder, which ends with <c>/</c>.</summary>
    public string OutputPrefix => $"{Config!.WorkspacePrefix}{OutputFolder}/";
}
