using Pipeline.Nodes.Lifecycle;
using Pipeline.Nodes.Store;

namespace Pipeline.Nodes.Testing.Attempts;

/// <summary>How an attempt is to be run.</summary>
/// <param name="Line">The store as this attempt sees it.</param>
/// <param name="Time">Its clock.</param>
internal sealed record AttemptPlan(IStore Line, TimeProvider Time)
{
    /// <summary>The try number; null: one more than the output folder has seen.</summary>
    public int? Try { get; init; }

    /// <summary>Told of each phase as it begins.</summary>
    public Action<string, StopSignals> PhaseEntered { get; init; } = (_, _) => { };

    /// <summary>Tripping it is SIGTERM.</summary>
    public CancellationToken Stop { get; init; }
}
