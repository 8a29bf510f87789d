namespace Pipeline.Nodes.Testing.Faults;

/// <summary>One thing that goes wrong with an attempt: at a call to the store, or when a phase begins.</summary>
/// <param name="Kind">What.</param>
/// <param name="Call">The call; null where it is a phase.</param>
/// <param name="Phase">The phase; null where it is a call.</param>
internal sealed record FaultCase(FaultKind Kind, StoreCall? Call, string? Phase)
{
    private static readonly string[] Phases =
    [
        Lifecycle.Phase.Environment, Lifecycle.Phase.Config, Lifecycle.Phase.Inputs, Lifecycle.Phase.Check, Lifecycle.Phase.Process,
        Lifecycle.Phase.Stage, Lifecycle.Phase.Claim, Lifecycle.Phase.Complete, Lifecycle.Phase.Commit, Lifecycle.Phase.Report,
    ];

    /// <summary>Whether an attempt that is told to stop here has claimed its folder, so that it goes on to the end.</summary>
    public bool IsAfterClaim => Phase is Lifecycle.Phase.Complete or Lifecycle.Phase.Commit or Lifecycle.Phase.Report;

    /// <summary>Every case for an attempt that makes these calls.</summary>
    public static IEnumerable<FaultCase> For(IReadOnlyCollection<StoreCall> calls) =>
    [
        .. from phase in Phases
           from kind in new[] { FaultKind.Kill, FaultKind.Terminate }
           select new FaultCase(kind, Call: null, phase),
        .. from call in calls
           from kind in KindsAt(call)
           select new FaultCase(kind, call, Phase: null),
    ];

    public override string ToString() => $"{Name} at {Call?.ToString() ?? $"the begin of phase {Phase}"}";

    private static FaultKind[] KindsAt(StoreCall call) =>
    [
        FaultKind.Kill,
        FaultKind.Unavailable,
        FaultKind.NextTry,
        FaultKind.OtherPod,
        .. call.Writes ? [FaultKind.LostAnswer] : Array.Empty<FaultKind>(),
        .. call.Operation is "Open" or "Download" ? [FaultKind.Cut, FaultKind.Flip] : Array.Empty<FaultKind>(),
    ];

    private string Name => Kind switch
    {
        FaultKind.Kill => "kill",
        FaultKind.Terminate => "SIGTERM",
        FaultKind.Unavailable => "503",
        FaultKind.LostAnswer => "lost answer",
        FaultKind.Cut => "cut by a byte",
        FaultKind.Flip => "flipped bit",
        FaultKind.NextTry => "the next try runs meanwhile",
        _ => "another pod of the try runs meanwhile",
    };
}
