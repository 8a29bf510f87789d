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

    /// <summary>The config file's bytes, once they are known to be valid.</summary>
    public LoadedConfig? File { get; set; }

    /// <summary>What the node takes from it.</summary>
    public NodeConfig? Config { get; set; }

    /// <summary>Blots out what references to secrets gave so far.</summary>
    public Redactor Redactor { get; set; } = Redactor.None;

    public IReadOnlyList<FoundInput> Inputs { get; set; } = [];

    public OutputSet? Outputs { get; set; }

    public Counters? Counters { get; set; }

    public Publisher? Publisher { get; set; }

    /// <summary>Identifies the work: the same where nothing that decides the outputs differs. Once config and inputs are known.</summary>
    public string WorkSha256 => Work.Sha256(Node.Name, Node.Version, Config!.Choice.Sha256, Inputs.Select(input => input.Entry));

    /// <summary>The prefix of the output folder, which ends with <c>/</c>.</summary>
    public string OutputPrefix => $"{File!.WorkspacePrefix}{Config!.OutputFolder}/";
}
